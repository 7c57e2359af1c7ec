// demo_region.h -- the invented region "Demoregio Noorderland": places, organisations and logins.
#ifndef APP_DEMO_REGION_H
#define APP_DEMO_REGION_H

#include "base/base.h"

enum { DEMO_MUNICIPALITIES = 5, DEMO_NONE = -1 };

typedef struct DemoMunicipality {
    const char *code; // "GM9001" and on: outside the range of Statistics Netherlands
    const char *name;
    int first_area, n_areas; // its part of demo_areas()
    int main_area;           // index in demo_areas() of the place that carries its name
} DemoMunicipality;

typedef struct DemoArea {
    const char *name;   // "Lutjesluis"; unique in the region
    const char *phrase; // what fits after "in" and "van": "Lutjesluis", "het Gruttokwartier"
    int municipality;   // index
    double lat, lon;    // WGS84 degrees, in the open country between real places
    int population;     // invented
    bool village;       // a village of its own, not a part of a town
    bool silent;        // nobody reports from here: the blank spot
} DemoArea;

typedef struct DemoOrganisation {
    const char *kind; // gemeente politie om reclassering veiligheidsregio zvh corporatie welzijn
                      // school bibliotheek ggd huisarts sport dorpsraad opvang provincie landelijk
    const char *name;
    int municipality; // index, or DEMO_NONE for the whole region
} DemoOrganisation;

typedef struct DemoUser {
    const char *name;  // invented, with the function in brackets
    const char *email; // at noorderland.example, unique
    const char *role;  // melder adviseur procesregisseur deelnemer communicatie bestuurder griffier
                       // vertrouwenspersoon initiatiefnemer redacteur fg beheerder
    int organisation;  // index
    int municipality;  // index where this person works, or DEMO_NONE for the whole region
    const char *source_role; // code under which this person's signals come in; "" reports none
    int effort;              // how much this person reports, relative to the others
} DemoUser;

// The tables are constant. *n is their length.
const char *demo_region_name(void);
const char *demo_province_code(void); // "PV99"
const char *demo_province_name(void);
const DemoMunicipality *demo_municipalities(void); // DEMO_MUNICIPALITIES of them
const DemoArea *demo_areas(size_t *n);
const DemoOrganisation *demo_organisations(size_t *n);
const DemoUser *demo_users(size_t *n);

// The index of the area with this name; a name that does not exist ends the process.
int demo_area_find(const char *name);

// The index of the user with this e-mail address, written without "@noorderland.example"; one that
// does not exist ends the process.
int demo_user_find(const char *local_part);

// The reporter who starts six weeks before the last day and reports many small things.
int demo_user_newcomer(void);

#endif
