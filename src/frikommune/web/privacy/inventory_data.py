"""What each field of each table holds, as data: a test fails while a field is missing here."""

from __future__ import annotations

from collections.abc import Mapping

from frikommune.web.privacy.inventory import Held, held

HELD: Mapping[str, Held] = {
    "people_person_groups": held("staff", staff="person", key="id group"),
    "people_person_user_permissions": held("staff", staff="person", key="id permission"),
    "people_person": held(
        "staff",
        staff=("last_login is_superuser username email is_staff is_active date_joined name made_up"),
        secret="password",
        key="id",
    ),
    "people_seat": held(
        "staff", staff="person role municipality initials", key="id programme", open="source taken_at"
    ),
    "people_change": held(
        "staff", free="why", staff="person does role municipality by", key="id programme", open="source at"
    ),
    "signin_wrongtry": held("signin", secret="key", key="id", open="at"),
    "signin_opensession": held(
        "signin", staff="person device", secret="key", key="id", open="how started seen"
    ),
    "signin_factor": held("signin", staff="person", secret="secret last_step", key="id", open="set_at"),
    "signin_recoverycode": held("signin", staff="person", secret="digest", key="id", open="used_at"),
    "signin_identity": held("signin", staff="person provider", secret="subject", key="id"),
    "signin_handover": held("signin", secret="token claims", key="id", open="provider at"),
    "signin_usedassertion": held("signin", secret="assertion", key="id", open="provider until"),
    "journal_programme": held("programme", key="id", open="slug title_da title_en version made_at"),
    "journal_packfile": held("programme", staff="made_by", key="id programme", open="path text made_at"),
    "journal_paperrow": held("programme", key="id programme", open="paper text"),
    "journal_entryrow": held(
        "programme",
        free="text",
        staff="made_by second",
        key="id programme",
        open="number entry where digest made_at",
    ),
    "journal_document": held(
        "programme", staff="made_by", key="id programme", open="name media_type size digest public made_at"
    ),
    "applications_draft": held(
        "work",
        free="content",
        staff="made_by changed_by",
        key="id programme",
        open="idea trial title version dropped made_at changed_at",
    ),
    "applications_draftstate": held(
        "work", free="content", staff="made_by", key="id draft", open="version page made_at"
    ),
    "applications_trying": held("work", staff="made_by", key="id draft", open="digest answer made_at"),
    "applications_sent": held("work", key="id", open="key url made_at"),
    "life_pending": held(
        "programme",
        free="content reason question",
        staff="seat made_by decided_by",
        key="id programme document",
        open="trial act effect basis corrects based_on key state entry made_at decided_at",
    ),
    "bylaws_bylaw": held(
        "programme",
        staff="made_by",
        key="id programme document",
        open="municipality trial number parts starts published entry key made_at",
    ),
    "bylaws_bylawpaper": held("programme", key="id bylaw sent"),
    "calendar_reminder": held(
        "programme",
        staff="person made_by",
        key="id programme",
        open="item title_da title_en due day made_at sent_at seen_at",
    ),
    "calendar_feedtoken": held(
        "programme", staff="person", secret="digest", key="id programme", open="made_at revoked_at"
    ),
    "collect_statusrequest": held(
        "work",
        staff="made_by frozen_by",
        key="id programme",
        open="key title reference body note as_of due made_at asked_on frozen_on",
    ),
    "collect_question": held(
        "work", key="id request", open="number kind words hint trial unit counted choices"
    ),
    "collect_sheet": held(
        "work", key="id request latest sent approved frozen", open="municipality standing version"
    ),
    "collect_version": held(
        "work",
        free="values",
        staff="by made_by",
        key="id sheet",
        open="number kind on made_at settled late entries entered_on",
    ),
    "collect_remark": held(
        "work", free="words", staff="by made_by", key="id sheet", open="asks_back on made_at"
    ),
    "collect_reminder": held("work", staff="by", key="id sheet", open="on made_at"),
    "meetings_meeting": held(
        "work",
        free="minutes",
        staff="approved_by made_by",
        key="id programme",
        open="body day begins place link key approved_at made_at",
    ),
    "meetings_item": held(
        "work",
        free="about notes minutes decision",
        staff="changed_by",
        key="id meeting",
        open="place title_da title_en kind found due to_journal version changed_in",
    ),
    "meetings_action": held(
        "work", free="what", staff="role done_by", key="id meeting", open="municipality due done_on key"
    ),
    "meetings_correction": held("work", free="text", staff="made_by role", key="id meeting", open="day"),
    "meetings_attachment": held("work", key="id meeting document"),
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
    "papers_sent": held(
        "programme",
        staff="by_da by_en made_by",
        key="id programme",
        open=(
            "kind municipality trial as_of language title_da title_en extract digest mark "
            "version decided on key at"
        ),
    ),
    "papers_sentform": held("programme", key="id sent", open="form name size digest"),
    "papers_owntext": held(
        "programme",
        free="text",
        staff="by_da by_en made_by",
        key="id programme",
        open="kind municipality trial place version beneath on at",
    ),
    "papers_owntemplate": held(
        "programme",
        staff="by_da by_en made_by",
        key="id programme",
        open="municipality form version name size digest on at",
    ),
    "publishing_published": held(
        "programme",
        free="words",
        staff="decided_by by_da by_en made_by",
        key="id programme sent evaluated",
        open="decided_on on key at",
    ),
    "publishing_withdrawn": held(
        "programme",
        free="reason",
        staff="decided_by by_da by_en made_by",
        key="id published",
        open="decided_on on key at",
    ),
    "opendata_publishedcounts": held(
        "programme",
        free="words",
        staff="decided_by by_da by_en made_by",
        key="id programme",
        open="decided_on on key at start edition counts municipalities mark taken_back",
    ),
    "batches_batch": held(
        "programme",
        staff="by_da by_en made_by",
        key="id programme",
        open=(
            "kinds forms as_of language decided front of results on made_at ended_at size "
            "digest host pid seen_at"
        ),
    ),
    "api_apitoken": held(
        "api",
        staff="made_by revoked_by",
        secret="digest",
        key="id programme",
        open="municipality label rights made_at last_used_at revoked_at",
    ),
    "trail_trace": held(
        "trail",
        citizen="citizen",
        free="purpose",
        staff="who seat",
        key="number",
        open="at programme municipality request deed what keys fields digest",
    ),
    "trail_cut": held("trail", key="id", open="upto digest before at"),
    "privacy_destroyed": held("deletion", key="id", open="rule on what number at"),
    "privacy_remaining": held(
        "deletion", key="id destroyed", open="programme municipality exemption year uses"
    ),
    "auth_permission": held("frame", key="id content_type", open="name codename"),
    "auth_group_permissions": held("frame", key="id group permission"),
    "auth_group": held("frame", key="id", open="name"),
    "django_content_type": held("frame", key="id", open="app_label model"),
    "django_session": held("sessions", secret="session_key session_data", open="expire_date"),
}
"""By table."""
