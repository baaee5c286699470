"""What the tables of citizens, surveys and evaluations hold."""

from __future__ import annotations

from collections.abc import Mapping

from frikommune.web.privacy.inventory import Held, held

CASES: Mapping[str, Held] = {
    "cases_case": held(
        "casework",
        citizen="person number worker team group closed_on synthetic text version gone_on arrived",
        key="id programme",
        open="municipality",
    ),
    "cases_casenumber": held("casework", citizen="case number", key="id programme", open="municipality"),
    "cases_casetext": held("casework", citizen="case text digest joined", key="id delivery", open="taken_at"),
    "cases_recorded": held(
        "casework",
        citizen="case day kind type form attributes takes_back",
        staff="recorded_by",
        key="id",
        open="key recorded_at recorded_on by_system",
    ),
    "cases_lookup": held(
        "trail",
        citizen="case",
        free="purpose",
        staff="person",
        key="id programme",
        open="municipality by_system at",
    ),
    "uses_use": held(
        "casework",
        citizen="case exemption norm occurrence decided_on",
        free="reason replaced_by",
        staff="recorded_by",
        key="id",
        open="recorded_on recorded_at by_system seconds key",
    ),
    "uses_usestep": held(
        "casework", citizen="use", free="words", staff="by", key="id", open="step meeting on at"
    ),
    "uses_draw": held(
        "casework",
        staff="made_by",
        key="id programme",
        open=("municipality exemption start end percent number population seed key made_on made_at"),
    ),
    "uses_drawn": held("casework", citizen="use", key="id draw"),
    "uses_remark": held(
        "casework", citizen="case", free="words", staff="by", key="id", open="exemption kind key on at"
    ),
    "deliveries_system": held(
        "deliveries",
        staff="changed_by",
        key="id programme",
        open="municipality name mapping columns changed_at",
    ),
    "deliveries_mappingversion": held("deliveries", staff="saved_by", key="id system", open="text saved_at"),
    "deliveries_delivery": held(
        "deliveries",
        citizen="found refusals",
        staff="made_by by_system confirmed_by",
        secret="digest",
        key="id system based_on",
        open=("file state made_at size mapping confirmed_at ended_at stage done of host pid seen_at"),
    ),
    "deliveries_staged": held(
        "deliveries",
        citizen="case text group worker team number closed_on gone_on synthetic numbers",
        key="id delivery",
    ),
    "today_followedlist": held(
        "casework",
        staff="person",
        secret="digest",
        key="id programme",
        open="municipality made_at revoked_at",
    ),
    "designs_designdraft": held(
        "evaluation",
        free="content",
        staff="made_by changed_by",
        key="id programme",
        open="trial title proposed version dropped made_at changed_at",
    ),
    "designs_designstate": held(
        "evaluation", free="content", staff="made_by", key="id draft", open="version made_at"
    ),
    "designs_lockeddesign": held(
        "evaluation", staff="by person", key="id draft", open="design digest seal on data_seen at"
    ),
    "designs_designamendment": held(
        "evaluation", staff="by person", key="id locked", open="design digest seal on reason data_seen at"
    ),
    "surveys_survey": held(
        "surveys",
        staff="opened_by made_by",
        key="id programme earlier",
        open=(
            "title_da title_en intro_da intro_en thanks_da thanks_en trials roles "
            "municipalities opens closes most_reminders wave content version opened_on "
            "digest base closed_on synthetic made_at"
        ),
    ),
    "surveys_box": held("surveys", free="texts", key="survey", open="answers"),
    "surveys_invitation": held(
        "surveys", staff="municipality role address used waiting mails mailed_on", key="id survey"
    ),
    "surveys_link": held("surveys", secret="digest", key="id invitation"),
    "evaluations_snapshottaken": held(
        "evaluation",
        staff="taken_by by",
        key="id programme",
        open="trial observed taken_on rows municipalities digest law mark folder at",
    ),
    "evaluations_snapshotfigures": held("evaluation", key="id snapshot", open="content"),
    "evaluations_assigned": held("evaluation", staff="person given_by", key="id programme", open="trial at"),
    "evaluations_opened": held(
        "evaluation", free="purpose", staff="person", key="id snapshot", open="form on at"
    ),
    "evaluations_evaluated": held(
        "evaluation",
        staff="by person",
        key="id programme design snapshot",
        open="trial design_digest stage source observed data_digest answer mark version on at",
    ),
    "evaluations_external": held(
        "evaluation",
        free="measured found concludes",
        staff="by person",
        key="id programme document",
        open="trial organisation reported_on on at",
    ),
}
