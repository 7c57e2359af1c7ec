// sink.mjs -- a mail server for tests: it takes messages and keeps each as a file.
//
//   node sink.mjs PORT DIR [--tls KEY CERT] [--starttls KEY CERT] [--user NAME PASSWORD]
//                 [--refuse ADDRESS] [--later ADDRESS] [--drop-after N]
//
// PORT 0 is any free port. DIR/ready comes when it listens, and holds the port.
// --tls: TLS from the first byte. --user: it wants AUTH, and takes no mail before. --refuse: 550 at
// RCPT, --later: 451. --drop-after N: the connection breaks instead of the answer to the Nth message,
// which it did take. Messages are DIR/1.eml, DIR/2.eml, ... with the envelope in the first lines.
import fs from 'node:fs'
import net from 'node:net'
import tls from 'node:tls'

const [port, dir, ...rest] = process.argv.slice(2)
const options = { refuse: [], later: [] }
while (rest.length > 0) {
  const name = rest.shift()
  if (name === '--tls' || name === '--starttls')
    options[name.slice(2)] = { key: fs.readFileSync(rest.shift()), cert: fs.readFileSync(rest.shift()) }
  else if (name === '--user') options.user = [rest.shift(), rest.shift()]
  else if (name === '--drop-after') options.drop = Number(rest.shift())
  else options[name.slice(2)].push(rest.shift())
}

let taken = fs.readdirSync(dir).filter((f) => f.endsWith('.eml')).length

function plainLogin(base64) {
  const [, user, password] = Buffer.from(base64, 'base64').toString().split('\0')
  return user === options.user[0] && password === options.user[1]
}

class Session {
  constructor(socket, secure) {
    this.secure = secure
    this.begin(socket)
    this.say('220 sink ESMTP')
  }

  begin(socket) {
    this.socket = socket
    this.rest = ''
    this.known = false
    this.asked = false
    this.reset()
    socket.on('data', (data) => this.read(data.toString('latin1')))
    socket.on('error', () => {})
  }

  reset() {
    this.from = null
    this.to = []
    this.data = null
  }

  say(line) {
    this.socket.write(line + '\r\n')
  }

  read(text) {
    this.rest += text
    for (let end; (end = this.rest.indexOf('\n')) >= 0; ) {
      const line = this.rest.slice(0, end + 1)
      this.rest = this.rest.slice(end + 1)
      if (!line.endsWith('\r\n')) return this.socket.destroy() // a bare line feed is no line end
      if (this.data !== null) this.take(line)
      else if (this.asked) this.answer(line.trim())
      else this.command(line.slice(0, -2))
    }
  }

  take(line) {
    if (line !== '.\r\n') {
      this.data += line.startsWith('.') ? line.slice(1) : line
      return
    }
    taken++
    const head = `X-From: ${this.from}\r\nX-To: ${this.to.join(' ')}\r\nX-Tls: ${this.secure}\r\n`
    fs.writeFileSync(`${dir}/${taken}.tmp`, head + this.data, 'latin1')
    fs.renameSync(`${dir}/${taken}.tmp`, `${dir}/${taken}.eml`)
    this.reset()
    if (options.drop === taken) this.socket.destroy()
    else this.say('250 2.0.0 taken')
  }

  greet() {
    const lines = ['sink']
    if (options.starttls && !this.secure) lines.push('STARTTLS')
    if (options.user) lines.push('AUTH GSSAPI XOAUTH2 LOGIN PLAIN')
    lines.push('8BITMIME')
    this.say(lines.map((l, i) => `250${i < lines.length - 1 ? '-' : ' '}${l}`).join('\r\n'))
  }

  startTls() {
    this.say('220 go ahead')
    const raw = this.socket
    raw.removeAllListeners('data')
    this.secure = true
    this.begin(new tls.TLSSocket(raw, { isServer: true, ...options.starttls }))
  }

  rcpt(address) {
    if (options.refuse.includes(address)) return this.say('550 5.1.1 no such person')
    if (options.later.includes(address)) return this.say('451 4.7.1 not now')
    this.to.push(address)
    this.say('250 ok')
  }

  auth(words) {
    if (words[1] !== 'PLAIN') return this.say('504 5.5.4 PLAIN only')
    if (words[2]) return this.answer(words[2])
    this.asked = true
    this.say('334 ')
  }

  answer(base64) {
    this.asked = false
    this.known = plainLogin(base64)
    this.say(this.known ? '235 2.7.0 ok' : '535 5.7.8 wrong user or password')
  }

  command(line) {
    const words = line.split(' ')
    const verb = words[0].toUpperCase()
    const address = /<([^<>]*)>/.exec(line)?.[1]
    if (verb === 'EHLO') this.greet()
    else if (verb === 'STARTTLS' && options.starttls && !this.secure) this.startTls()
    else if (verb === 'AUTH' && options.user) this.auth(words)
    else if (verb === 'QUIT') this.socket.end('221 bye\r\n')
    else if (options.user && !this.known) this.say('530 5.7.0 log in first')
    else if (verb === 'MAIL') {
      this.from = address
      this.say('250 ok')
    } else if (verb === 'RCPT' && this.from) this.rcpt(address)
    else if (verb === 'DATA' && this.to.length > 0) {
      this.data = ''
      this.say('354 go on')
    } else if (verb === 'RSET') {
      this.reset()
      this.say('250 ok')
    } else this.say('503 5.5.1 not now')
  }
}

const server = options.tls
  ? tls.createServer(options.tls, (socket) => new Session(socket, true))
  : net.createServer((socket) => new Session(socket, false))
server.on('tlsClientError', () => {})
server.listen(Number(port), '127.0.0.1', () => {
  fs.writeFileSync(`${dir}/ready.tmp`, `${server.address().port}\n`)
  fs.renameSync(`${dir}/ready.tmp`, `${dir}/ready`)
})
