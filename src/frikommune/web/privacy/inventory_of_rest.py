"""What the tables of papers, of what is given out, and of the machinery hold."""

from __future__ import annotations

from collections.abc import Mapping

from frikommune.web.privacy.inventory import Held, held

REST: Mapping[str, Held] = {
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
    "trail_verification": held("trail", key="id", open="number digest walked heads broken at"),
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
