-- ask.lua -- for wrk: take the paths in the file PATHS in turn.
local requests, at = {}, 0

function init()
    for path in io.lines(os.getenv("PATHS")) do
        requests[#requests + 1] = wrk.format("GET", path)
    end
    math.randomseed(os.time())
    at = math.random(#requests)
end

function request()
    at = at % #requests + 1
    return requests[at]
end
