"""What stands around a paper in Word: head and foot of each page, language, hyphens, the file's title."""

from __future__ import annotations

from datetime import datetime

from frikommune.cases.mark import Mark
from frikommune.language import Text
from frikommune.reports.forms.docx_base import LOCALES
from frikommune.reports.forms.docx_styles import MARKED
from frikommune.reports.forms.docx_words import DocxWords
from frikommune.reports.forms.docx_xml import Node, field, nodes, paragraph, run, w
from frikommune.reports.forms.labels import DEMONSTRATION, PAGE, foot_text
from frikommune.reports.paper import Paper

_OF = Text("af", "of")
_BEFORE_HYPHENATION = (
    *("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime"),
    *("doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText"),
    *("printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts", "embedSystemFonts"),
    *("saveSubsetFonts", "saveFormsData", "mirrorMargins", "alignBordersAndEdges"),
    *("bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop", "hideSpellingErrors"),
    *("hideGrammaticalErrors", "activeWritingStyle", "proofState", "formsDesign", "attachedTemplate"),
    *("linkStyles", "stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge"),
    *("revisionView", "trackRevisions", "doNotTrackMoves", "doNotTrackFormatting", "documentProtection"),
    *("autoFormatOverride", "styleLockTheme", "styleLockQFSet", "defaultTabStop"),
)
"""What stands before `autoHyphenation` among the settings, by the schema."""


def head_and_foot(document: Node, paper: Paper, words: DocxWords) -> None:
    """Sender and day at the top of each page, its number at the foot."""
    section = document.sections[0]
    _fill(section.header, paragraph(words.styles.id("header"), words.said(foot_text(paper))))
    said = (words.said(PAGE), field("PAGE", run("1")), words.said(_OF), field("NUMPAGES", run("1")))
    _fill(section.footer, paragraph(words.styles.id("footer"), run("\u00a0").join(said)))


def mark(document: Node, paper: Paper, words: DocxWords) -> None:
    """Says on every page that a paper is a demonstration, where it is one; also in a template's own heads."""
    if paper.mark is Mark.NONE:
        return
    said = paragraph(words.styles.id(MARKED), words.said(DEMONSTRATION))
    even = document.settings.odd_and_even_pages_header_footer
    marked = set()
    for at, section in enumerate(document.sections):
        heads = [section.header]
        heads += [section.first_page_header] if section.different_first_page_header_footer else []
        heads += [section.even_page_header] if even else []
        for head in heads:
            if at == 0 or not head.is_linked_to_previous:
                head.is_linked_to_previous = False
                if head.part.partname not in marked:
                    head._element[:0] = nodes(said)
                marked.add(head.part.partname)


def settings(document: Node, words: DocxWords) -> None:
    """Hyphenation, and the language that a spelling checker reads it in."""
    root = document.settings.element
    root.remove_all("w:autoHyphenation")
    before = [one for one in root if one.tag in {w(name) for name in _BEFORE_HYPHENATION}]
    on = nodes("<w:autoHyphenation/>")[0]
    if before:
        before[-1].addnext(on)
    else:
        root.insert(0, on)
    _language(document, LOCALES[words.notes.language])


def properties(document: Node, paper: Paper, words: DocxWords) -> None:
    """Title, subject and language of the file, without the name of anybody who wrote it or its template."""
    core = document.core_properties
    day = datetime.combine(paper.as_of, datetime.min.time())
    core.title, core.subject = words.plain(paper.title)[:255], words.plain(paper.subtitle)[:255]
    core.author, core.last_modified_by = words.plain(paper.sender)[:255], ""
    core.comments, core.keywords, core.category = "", "", ""
    core.language = LOCALES[words.notes.language]
    core.created, core.modified, core.revision = day, day, 1


def _language(document: Node, locale: str) -> None:
    """Sets the language of everything that does not have one of its own."""
    root = document.part.styles.element
    for tag in ("docDefaults", "rPrDefault", "rPr", "lang"):
        found = root.find(w(tag))
        if found is None:
            found = nodes(f"<w:{tag}/>")[0]
            root.insert(0, found) if tag in ("docDefaults", "rPrDefault") else root.append(found)
        root = found
    root.set(w("val"), locale)


def _fill(part: Node, xml: str) -> None:
    part.is_linked_to_previous = False
    element = part._element
    for one in list(element):
        element.remove(one)
    element.extend(nodes(xml))
