// trend_words.h -- for the templates of this folder: the words of signals, which they share.
#ifndef APP_TREND_WORDS_H
#define APP_TREND_WORDS_H

#include "app/signal/signal.h"
#include "app/trend/trend.h"

#endif
