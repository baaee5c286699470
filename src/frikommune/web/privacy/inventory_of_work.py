"""What the tables of accounts, the programme and its daily work hold."""

from __future__ import annotations

from collections.abc import Mapping

from frikommune.web.privacy.inventory import Held, held

WORK: Mapping[str, Held] = {
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
        "signin", staff="person device", secret="key sub sid", key="id", open="how started seen"
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
}
