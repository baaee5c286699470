"""What is used of python3-saml. Imported only where SAML is used: it loads a compiled library."""

from __future__ import annotations

from onelogin.saml2.auth import OneLogin_Saml2_Auth
from onelogin.saml2.errors import OneLogin_Saml2_ValidationError
from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser
from onelogin.saml2.logout_request import OneLogin_Saml2_Logout_Request
from onelogin.saml2.response import OneLogin_Saml2_Response
from onelogin.saml2.settings import OneLogin_Saml2_Settings
from onelogin.saml2.utils import OneLogin_Saml2_Utils
from onelogin.saml2.xml_utils import OneLogin_Saml2_XML

__all__ = [
    "OneLogin_Saml2_Auth",
    "OneLogin_Saml2_IdPMetadataParser",
    "OneLogin_Saml2_Logout_Request",
    "OneLogin_Saml2_Response",
    "OneLogin_Saml2_Settings",
    "OneLogin_Saml2_Utils",
    "OneLogin_Saml2_ValidationError",
    "OneLogin_Saml2_XML",
]
