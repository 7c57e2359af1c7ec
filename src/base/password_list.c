// The list of common passwords: what people in the Netherlands choose first. Collected by hand from
// what is generally known about leaked passwords; names, clubs, towns and months are in it because
// they are used with a year or an exclamation mark after them. In small letters, without the digits
// and signs before and after the word, because password_problem() takes those off. Each word once.
#include "base/password.h"

static const char words[] =
    " "
    // What leaks show most often, without what follows the word
    "password passwort passwd pass passw0rd passphrase secret letmein trustno iloveyou princess "
    "dragon monkey sunshine superman batman master shadow football baseball basketball hockey "
    "soccer michael jennifer jordan hunter ranger buster tigger pepper ginger summer winter "
    "spring autumn welcome hello hallo login logon admin administrator root user guest test "
    "testtest tester demo temp changeme default qwerty qwertyuiop azerty qazwsx asdfgh zxcvbn "
    "starwars pokemon naruto minecraft whatever freedom flower cookie chocolate banana orange "
    "purple silver golden diamond angel lovely love lover loveme computer internet google "
    "facebook samsung apple microsoft windows android killer matrix phoenix thunder access "
    "mustang ferrari porsche mercedes corvette harley yamaha honda charlie jessica ashley "
    "daniel andrew joshua matthew thomas robert george nicole michelle amanda hannah bailey "
    "maggie sophie snoopy scooter cheese coffee office manager system server database security "
    "abcd1234 abc123 q1w2e3r4t5y6 1q2w3e4r5t6y q1w2e3r4t5 1q2w3e4r5t q1w2e3r4 1q2w3e4r "
    "a1b2c3d4e5f6 zaq12wsx correcthorsebatterystaple "
    // Dutch words that people choose
    "welkom wachtwoord wachtwoorden geheim geheimpje geheimwachtwoord inloggen toegang "
    "gebruiker beheerder beheer voetbal hockeyclub schaatsen fietsen fiets zwemmen hardlopen "
    "tennis vakantie zomer lente herfst zonnetje zonneschijn zon maan sterren regenboog vlinder "
    "bloem bloemen bloemetje roos tulp tulpen boom tuin strand zee kaas kaaskop stroopwafel "
    "drop hagelslag pindakaas appel appeltaart banaan aardbei koffie koekje chocola bier "
    "biertje borrel hond hondje poes poesje kat katje paard paarden paardje konijn konijntje "
    "vogel vis olifant tijger leeuw beer draak eenhoorn liefde lief liefje lieverd schat "
    "schatje schatjes moppie prinses prinsesje prins koning koningin engel engeltje knuffel "
    "kusje vriend vrienden vriendin familie mama papa moeder vader oma opa broer zus baby "
    "kinderen thuis huis school juf meester werk kantoor baas collega team geluk gelukkig "
    "muziek gitaar piano dansen laptop telefoon printer auto motor brommer vrachtwagen "
    "sinterklaas kerst kerstmis kerstboom pasen koningsdag carnaval oranje hollands holland "
    "nederland nederlands godverdomme klootzak kut kanker lul hoer neuken sukkel ikhouvanjou "
    "ikhouvanje jijbentlief ikbenhet laatmeerin niemandweetdit verander veranderen tijdelijk "
    "begin nieuw "
    // Clubs, towns and provinces
    "ajax feyenoord feijenoord psv twente utrecht vitesse heerenveen heracles sparta willem "
    "excelsior nac nec roda cambuur zwolle telstar volendam amsterdam rotterdam denhaag "
    "eindhoven groningen tilburg almere breda nijmegen arnhem haarlem enschede apeldoorn "
    "amersfoort hoorn alkmaar leiden delft dordrecht zoetermeer maastricht leeuwarden assen "
    "emmen venlo deventer lelystad middelburg hilversum purmerend zaandam friesland fryslan "
    "drenthe overijssel flevoland gelderland zeeland brabant limburg noordholland zuidholland "
    "noordbrabant "
    // First names
    "jan piet pieter kees klaas henk hans johan johannes cornelis gerard gerrit wim peter paul "
    "mark marco martin martijn dennis jeroen bas bart sander stefan rick erik eric frank rob "
    "ruud ronald richard rene patrick marcel michiel maarten tim tom thijs daan sem lucas luuk "
    "levi finn noah milan jesse ruben lars niels koen sjoerd jelle jasper joost mohamed "
    "mohammed ahmed ali mustafa yusuf maria anna johanna elisabeth anneke ingrid monique petra "
    "linda esther sandra angela marjan marieke marijke marloes mieke karin wilma ria tineke "
    "annemarie yvonne saskia suzanne sanne lisa laura kim emma julia mila tess eva lotte fleur "
    "iris femke anouk naomi fatima samira "
    // The calendar
    "januari februari maart april mei juni juli augustus september oktober november december "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag weekend "
    // This program and its users
    "weerglas barometer gemeente gemeentehuis stadhuis provincie provinciehuis raadhuis "
    "burgemeester wethouder griffier raadslid ambtenaar politie veiligheid signaal signalen ";

bool
password_is_common(Str word)
{
    char between_spaces[64];
    if (word.n == 0 || word.n > sizeof(between_spaces) - 2)
        return false;
    between_spaces[0] = between_spaces[word.n + 1] = ' ';
    for (size_t i = 0; i < word.n; i++) {
        if (word.p[i] == ' ') // it would match two words of the list
            return false;
        between_spaces[i + 1] = word.p[i];
    }
    return str_has((Str){words, sizeof(words) - 1}, (Str){between_spaces, word.n + 2});
}
