#include "assets.h"

// #embed is C23; Clang has it in every mode and only warns.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char style_css[] = {
#embed "assets/style.css"
};
static const unsigned char layout[] = {
#embed "assets/layout.mustache"
};
static const unsigned char bars[] = {
#embed "assets/bars.mustache"
};
static const unsigned char public_page[] = {
#embed "assets/public.mustache"
};
static const unsigned char shared_page[] = {
#embed "assets/shared.mustache"
};
static const unsigned char member_page[] = {
#embed "assets/member.mustache"
};
static const unsigned char member_choices[] = {
#embed "assets/choices.mustache"
};
static const unsigned char ask_page[] = {
#embed "assets/ask.mustache"
};
static const unsigned char desk_page[] = {
#embed "assets/desk.mustache"
};
static const unsigned char desk_standing[] = {
#embed "assets/standing.mustache"
};
static const unsigned char plan_page[] = {
#embed "assets/plan.mustache"
};
static const unsigned char scan_page[] = {
#embed "assets/scan.mustache"
};
static const unsigned char message_page[] = {
#embed "assets/message.mustache"
};
static const unsigned char signin_page[] = {
#embed "assets/signin.mustache"
};
static const unsigned char onward_page[] = {
#embed "assets/onward.mustache"
};
static const unsigned char hosted_page[] = {
#embed "assets/hosted.mustache"
};
static const unsigned char told_page[] = {
#embed "assets/told.mustache"
};

static const struct embedded_asset embedded[] = {
    {"style.css", style_css, sizeof style_css},
    {"layout.mustache", layout, sizeof layout},
    {"bars.mustache", bars, sizeof bars},
    {"public.mustache", public_page, sizeof public_page},
    {"shared.mustache", shared_page, sizeof shared_page},
    {"member.mustache", member_page, sizeof member_page},
    {"choices.mustache", member_choices, sizeof member_choices},
    {"ask.mustache", ask_page, sizeof ask_page},
    {"desk.mustache", desk_page, sizeof desk_page},
    {"standing.mustache", desk_standing, sizeof desk_standing},
    {"plan.mustache", plan_page, sizeof plan_page},
    {"scan.mustache", scan_page, sizeof scan_page},
    {"message.mustache", message_page, sizeof message_page},
    {"signin.mustache", signin_page, sizeof signin_page},
    {"onward.mustache", onward_page, sizeof onward_page},
    {"hosted.mustache", hosted_page, sizeof hosted_page},
    {"told.mustache", told_page, sizeof told_page},
};

size_t embedded_asset_count(void) { return sizeof embedded / sizeof embedded[0]; }

struct embedded_asset embedded_asset_at(size_t position) { return embedded[position]; }
