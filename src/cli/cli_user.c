// weerglas user: people, from the command line.
#include "cli/cli.h"

const Command cli_user[] = {{0}};
