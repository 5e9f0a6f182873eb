#include "assets.h"

// #embed is C23; Clang has it in every mode and only warns.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char style_css[] = {
#embed "assets/style.css"
};
static const unsigned char rights_page[] = {
#embed "assets/rights.mustache"
};
static const unsigned char desk_requests_page[] = {
#embed "assets/deskrequests.mustache"
};
static const unsigned char desk_request_page[] = {
#embed "assets/deskrequest.mustache"
};
static const unsigned char partners_page[] = {
#embed "assets/partners.mustache"
};
static const unsigned char partner_page[] = {
#embed "assets/partner.mustache"
};
static const unsigned char partner_questions[] = {
#embed "assets/partnerquestions.mustache"
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
static const unsigned char figures_part[] = {
#embed "assets/figures.mustache"
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
static const unsigned char desk_today[] = {
#embed "assets/today.mustache"
};
static const unsigned char decoys_page[] = {
#embed "assets/decoys.mustache"
};
static const unsigned char evidence_page[] = {
#embed "assets/evidence.mustache"
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
static const unsigned char processing_page[] = {
#embed "assets/processing.mustache"
};
static const unsigned char privacy_label_page[] = {
#embed "assets/privacy-label.mustache"
};
static const unsigned char forecast_page[] = {
#embed "assets/forecast.mustache"
};
static const unsigned char map_page[] = {
#embed "assets/map.mustache"
};
static const unsigned char answer_part[] = {
#embed "assets/answer.mustache"
};
static const unsigned char questions_page[] = {
#embed "assets/questions.mustache"
};
static const unsigned char question_page[] = {
#embed "assets/question.mustache"
};
static const unsigned char desk_systems_page[] = {
#embed "assets/desksystems.mustache"
};
static const unsigned char desk_recalls_page[] = {
#embed "assets/deskrecalls.mustache"
};
static const unsigned char desk_declared_page[] = {
#embed "assets/deskdeclared.mustache"
};
static const unsigned char desk_recall_page[] = {
#embed "assets/deskrecall.mustache"
};
static const unsigned char desk_questions_page[] = {
#embed "assets/deskquestions.mustache"
};
static const unsigned char audiences_page[] = {
#embed "assets/audiences.mustache"
};
static const unsigned char audience_page[] = {
#embed "assets/audience.mustache"
};
static const unsigned char notice_changes[] = {
#embed "assets/changes.mustache"
};
static const unsigned char notices_page[] = {
#embed "assets/notices.mustache"
};
static const unsigned char notice_page[] = {
#embed "assets/notice.mustache"
};
static const unsigned char reading_page[] = {
#embed "assets/reading.mustache"
};
static const unsigned char receipt_page[] = {
#embed "assets/receipt.mustache"
};
static const unsigned char sign_in_page[] = {
#embed "assets/sign-in.mustache"
};
static const unsigned char sessions_page[] = {
#embed "assets/sessions.mustache"
};
static const unsigned char message_page[] = {
#embed "assets/message.mustache"
};
static const unsigned char stopped_page[] = {
#embed "assets/stopped.mustache"
};
static const unsigned char lookup_page[] = {
#embed "assets/lookup.mustache"
};
static const unsigned char form_page[] = {
#embed "assets/form.mustache"
};
static const unsigned char form_input[] = {
#embed "assets/forminput.mustache"
};
static const unsigned char form_done_page[] = {
#embed "assets/formdone.mustache"
};
static const unsigned char decide_page[] = {
#embed "assets/decide.mustache"
};
static const unsigned char ways_page[] = {
#embed "assets/ways.mustache"
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
static const unsigned char registers_page[] = {
#embed "assets/registers.mustache"
};
static const unsigned char register_page[] = {
#embed "assets/register.mustache"
};
static const unsigned char change_lines[] = {
#embed "assets/changelines.mustache"
};
static const unsigned char public_forms[] = {
#embed "assets/publicforms.mustache"
};
static const unsigned char desk_forms[] = {
#embed "assets/deskforms.mustache"
};
static const unsigned char packages_page[] = {
#embed "assets/packages.mustache"
};
static const unsigned char proofs_page[] = {
#embed "assets/proofs.mustache"
};
static const unsigned char erase_page[] = {
#embed "assets/erase.mustache"
};
static const unsigned char erased_page[] = {
#embed "assets/erased.mustache"
};
static const unsigned char desk_erasures[] = {
#embed "assets/deskerasures.mustache"
};
static const unsigned char door_page[] = {
#embed "assets/door.mustache"
};
static const unsigned char door_package[] = {
#embed "assets/doorpackage.mustache"
};
static const unsigned char door_recall[] = {
#embed "assets/doorrecall.mustache"
};
static const unsigned char door_onward[] = {
#embed "assets/dooronward.mustache"
};
static const unsigned char desk_door[] = {
#embed "assets/deskdoor.mustache"
};

static const struct embedded_asset embedded[] = {
    {"style.css", style_css, sizeof style_css},
    {"layout.mustache", layout, sizeof layout},
    {"bars.mustache", bars, sizeof bars},
    {"public.mustache", public_page, sizeof public_page},
    {"figures.mustache", figures_part, sizeof figures_part},
    {"shared.mustache", shared_page, sizeof shared_page},
    {"member.mustache", member_page, sizeof member_page},
    {"choices.mustache", member_choices, sizeof member_choices},
    {"ask.mustache", ask_page, sizeof ask_page},
    {"desk.mustache", desk_page, sizeof desk_page},
    {"today.mustache", desk_today, sizeof desk_today},
    {"decoys.mustache", decoys_page, sizeof decoys_page},
    {"evidence.mustache", evidence_page, sizeof evidence_page},
    {"standing.mustache", desk_standing, sizeof desk_standing},
    {"plan.mustache", plan_page, sizeof plan_page},
    {"scan.mustache", scan_page, sizeof scan_page},
    {"processing.mustache", processing_page, sizeof processing_page},
    {"privacy-label.mustache", privacy_label_page, sizeof privacy_label_page},
    {"forecast.mustache", forecast_page, sizeof forecast_page},
    {"map.mustache", map_page, sizeof map_page},
    {"answer.mustache", answer_part, sizeof answer_part},
    {"questions.mustache", questions_page, sizeof questions_page},
    {"question.mustache", question_page, sizeof question_page},
    {"audiences.mustache", audiences_page, sizeof audiences_page},
    {"audience.mustache", audience_page, sizeof audience_page},
    {"desksystems.mustache", desk_systems_page, sizeof desk_systems_page},
    {"deskrecalls.mustache", desk_recalls_page, sizeof desk_recalls_page},
    {"deskdeclared.mustache", desk_declared_page, sizeof desk_declared_page},
    {"deskrecall.mustache", desk_recall_page, sizeof desk_recall_page},
    {"deskquestions.mustache", desk_questions_page, sizeof desk_questions_page},
    {"changes.mustache", notice_changes, sizeof notice_changes},
    {"notices.mustache", notices_page, sizeof notices_page},
    {"notice.mustache", notice_page, sizeof notice_page},
    {"reading.mustache", reading_page, sizeof reading_page},
    {"receipt.mustache", receipt_page, sizeof receipt_page},
    {"packages.mustache", packages_page, sizeof packages_page},
    {"proofs.mustache", proofs_page, sizeof proofs_page},
    {"erase.mustache", erase_page, sizeof erase_page},
    {"erased.mustache", erased_page, sizeof erased_page},
    {"deskerasures.mustache", desk_erasures, sizeof desk_erasures},
    {"sign-in.mustache", sign_in_page, sizeof sign_in_page},
    {"sessions.mustache", sessions_page, sizeof sessions_page},
    {"message.mustache", message_page, sizeof message_page},
    {"stopped.mustache", stopped_page, sizeof stopped_page},
    {"lookup.mustache", lookup_page, sizeof lookup_page},
    {"form.mustache", form_page, sizeof form_page},
    {"forminput.mustache", form_input, sizeof form_input},
    {"formdone.mustache", form_done_page, sizeof form_done_page},
    {"decide.mustache", decide_page, sizeof decide_page},
    {"ways.mustache", ways_page, sizeof ways_page},
    {"onward.mustache", onward_page, sizeof onward_page},
    {"hosted.mustache", hosted_page, sizeof hosted_page},
    {"told.mustache", told_page, sizeof told_page},
    {"registers.mustache", registers_page, sizeof registers_page},
    {"register.mustache", register_page, sizeof register_page},
    {"changelines.mustache", change_lines, sizeof change_lines},
    {"publicforms.mustache", public_forms, sizeof public_forms},
    {"deskforms.mustache", desk_forms, sizeof desk_forms},
    {"deskdoor.mustache", desk_door, sizeof desk_door},
    {"doorrecall.mustache", door_recall, sizeof door_recall},
    {"dooronward.mustache", door_onward, sizeof door_onward},
    {"doorpackage.mustache", door_package, sizeof door_package},
    {"door.mustache", door_page, sizeof door_page},
    {"rights.mustache", rights_page, sizeof rights_page},
    {"deskrequests.mustache", desk_requests_page, sizeof desk_requests_page},
    {"deskrequest.mustache", desk_request_page, sizeof desk_request_page},
    {"partners.mustache", partners_page, sizeof partners_page},
    {"partner.mustache", partner_page, sizeof partner_page},
    {"partnerquestions.mustache", partner_questions, sizeof partner_questions},
};

size_t embedded_asset_count(void) { return sizeof embedded / sizeof embedded[0]; }

struct embedded_asset embedded_asset_at(size_t position) { return embedded[position]; }
