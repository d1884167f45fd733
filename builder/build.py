"""One build from beginning to end: read, check, make, publish. What drives it (MkDocs) is not known here."""

from __future__ import annotations

import contextlib
import pickle
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from builder import formats, generated, open_data, reminders, subscriptions
from builder.cache import key_of, program, versions
from builder.calendar_file import Meeting, calendar
from builder.catalogue import Catalogue, Item, catalogue_of
from builder.compose import pages
from builder.compose.composed import Composed, assemble
from builder.compose.easy import hard_words
from builder.compose.lists import pages as lists
from builder.context import Context
from builder.document import Document
from builder.easy_links import EasyPages
from builder.editions.shelf import MadeEdition
from builder.faults import on_disk
from builder.gathered import Gathered, gather
from builder.ideas import look_again
from builder.kept import Kept
from builder.messages import BuildError, Message, stops, told
from builder.publish import Outputs
from builder.reader import read
from builder.recall import Answers, Finished, Read, Recall
from builder.rules import files, pictures, promises, source_checks, together
from builder.rules import links as link_rule
from builder.rules import trouble as troubles
from builder.rules import words as word_rule
from builder.schema import editors
from builder.schema.page import Heading, Page
from builder.schema.site import Site, example_site
from builder.sources import PageSource, read_evidence, read_glossary, read_site
from builder.speech import pronunciations
from builder.terms import explain
from builder.watched import Prints
from builder.website import fonts as webfonts
from builder.website import media, web
from builder.website.editions import Editions, editions

_LANGUAGE = "en-GB"  # of pages read while the site file needs mending


class Build:
    """The state of one build. `outputs` is None while pages are only previewed.

    `messages` gathers everything that needs mending, so that one run tells all of it. `today` is the day that
    the site is built for. With `website_only`, no other format is made or offered; `on_stick`, the site opens
    without a server. `shelf` are the finished editions there are.
    """

    def __init__(
        self,
        content: Path,
        cache: Path,
        outputs: Outputs | None,
        today: date | None = None,
        website_only: bool = False,
        *,
        on_stick: bool = False,
        shelf: tuple[MadeEdition, ...] = (),
    ) -> None:
        self.content = content
        self.cache = cache
        self.outputs = outputs
        self.today = today or date.today()
        self.website_only = website_only
        self.on_stick = on_stick
        look_again()
        self.site, messages = read_site(content)
        _, misread = pronunciations.read(content / "pronunciations.yml")
        self.messages: list[Message] = [*messages, *misread, *pictures.check_own(content)]
        self.sources: dict[str, PageSource] = {}
        self.documents: dict[str, Document] = {}
        self.gathered: dict[str, Gathered] = {}  # of the Documents, by address
        self.downloads: list[str] = []
        self.artefacts: formats.Artefacts = {}
        self.made = 0  # artefacts that were new in this build
        self.read = 0  # pages that were new to this build, or had changed
        self.glossary, unreadable = read_glossary(content)
        self.evidence, misread = read_evidence(content, self.today)
        self.messages += (*unreadable, *misread)
        self.catalogue = catalogue_of(self.site or example_site(), self.today, ())
        self.editions = Editions()
        self._shelf = shelf
        self._places: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        self.data: dict[str, bytes] = {}  # files of feeds, calendars and open data, by address
        self._generated: dict[str, Composed] = {}  # the pages that nobody wrote, by their names
        self._language = self.site.language if self.site else _LANGUAGE
        self._keys: dict[str, str] = {}  # of the Documents, by address
        kept = cache / "kept"
        self._recall = Recall(Kept(kept / "documents"), self._language)
        self._prints = Prints(self.catalogue, self._recall.stamps)
        self._glossary_key = key_of(self.glossary)
        self._bodies = Kept(kept / ("bodies-stick" if on_stick else "bodies"))
        self._calendars = Kept(kept / "calendars")

    def read_source(self, path: Path, name: str, place: str) -> None:
        """Read one Markdown file: `name` as MkDocs calls it, `place` where its page will stand."""
        file = f"{self.content.name}/{name}"
        self.sources[name] = self._recall.source(path, file)
        self.messages += self.sources[name].messages
        self._addresses[name] = place.removesuffix("index.html")
        other = self._places.setdefault(place.casefold(), file)
        if other != file:
            what = f"This page would stand at the same address as {other}."
            self.messages.append(Message(file, 1, what, "Rename one of the two files.", "address-twice"))

    def gather(self) -> None:
        """Every file is read: see what there is, and how it hangs together."""
        items = [
            Item(name.removesuffix(".md"), fields, self._addresses[name], found.source.file)
            for name, found in self.sources.items()
            if (fields := found.fields.sketch)
        ]
        self.catalogue = catalogue_of(self.site or example_site(), self.today, items, self.evidence)
        self._prints = Prints(self.catalogue, self._recall.stamps)
        for found in self.sources.values():
            self.messages += promises.check(found.fields, found.source.file, self.site)
            if found.fields.sketch:
                named = pictures.named(found.fields.sketch, self.content)
                self.messages += troubles.told(named, found.fields, found.source.file)
        answers = {name.removesuffix(".md"): found.fields for name, found in self.sources.items()}
        self.messages += together.check(answers, self.site, self.content.name)
        self.editions = editions(self._shelf, self.catalogue, self.cache, on_stick=self.on_stick)
        feeds = subscriptions.files(self.catalogue, self._calendar)
        self.data = {**open_data.files(self.catalogue), **feeds, **self.editions.data}

    def _calendar(self, meetings: list[Meeting], name: str) -> bytes:
        """The calendar file of these meetings, made once."""
        # The moments follow from the zones that this computer knows.
        moments = [(meeting, meeting.starts, meeting.ends) for meeting in meetings]
        key = key_of(program(), versions(("icalendar",)), moments, name)
        return self._calendars.once(key, lambda: calendar(meetings, name))

    def held_back(self) -> set[str]:
        """The names of the pages that wait for their day: feedback is told on its date, and not before."""
        return {f"{item.name}.md" for item in self.catalogue.waiting}

    def generate(self) -> list[str]:
        """The names of the pages that list others and that no author wrote."""
        self._generated = generated.pages(self.catalogue, self.glossary)
        return list(self._generated)

    def body(self, name: str) -> str:
        """The Markdown of a page, without its fields."""
        return "" if name in self._generated else self.sources[name].source.body

    def title(self, name: str) -> str:
        """The title of a page, for navigation."""
        if name in self._generated:
            return self._generated[name].title
        item = self.catalogue.named(name)
        return item.fields.title if item else name

    def recall_document(self, name: str, address: str, answer: Callable[[str], str | None]) -> bool:
        """Take the Document of a page from an earlier build, if it would be the same; whether it is there.

        `answer` says where a page or picture stands that the page asks for by its name.
        """
        if self._take_generated(name, address):
            return True
        words = self._recall.words(self.sources[name].source.file, address, answer)
        if words:
            self._take(name, partial(pickle.loads, words), words)
        return words is not None

    def read_document(self, name: str, html: str, address: str, answers: Answers | None = None) -> None:
        """Read the HTML of a page's body; fields that need mending do not keep the body from being read.

        With `answers`, which its links were given, the next build may recall it.
        """
        if self._take_generated(name, address):
            return
        found = self.sources[name]
        fields = found.fields.sketch or Page(title="Untitled", summary="Untitled")
        written, messages = read(html, fields, found.source, address, self._language)
        messages = (*source_checks(found.source), *messages)
        self.read += 1
        said = written, messages
        packed = None if answers is None else self._recall.keep(found.source.file, said, answers)
        self._take(name, lambda: said, packed)

    def _take_generated(self, name: str, address: str) -> bool:
        """Put a page that nobody wrote into the site, if this is one."""
        if name not in self._generated:
            return False
        made = self._generated[name]
        file = f"{self.content.name}/{name}"
        document = Document(made.title, made.summary, (), address, self._language, source=file)
        self._take(name, lambda: (document, ()))
        return True

    def _take(self, name: str, words: Callable[[], Read], packed: bytes | None = None) -> None:
        """Put a page of these words into the site; one of `packed` words may have been finished before."""
        item = self.catalogue.named(name)
        finish = partial(self._finish, item, words)
        if item and packed and not generated.is_generated(item.address):
            page = self._recall.finished(item, packed, self._prints, self._glossary_key, finish)
        else:
            page = finish(self.catalogue)
        self.messages += page.messages
        self.documents[page.document.address] = page.document
        self.gathered[page.document.address] = page.gathered

    def _finish(
        self, item: Item[Heading] | None, words: Callable[[], Read], catalogue: Catalogue
    ) -> Finished:
        """The whole page of a file's words: composed with its fields, and its terms explained."""
        written, messages = words()
        if generated.is_generated(written.address):
            made = self._generated.get(f"{written.address}index.md")
            made = made or generated.compose(written.address, catalogue, self.glossary)
            document = assemble(made, written)
        else:
            document = pages.page(item, written, catalogue) if item else written
        document = hard_words.explain(explain(document, self.glossary), self.glossary, written)
        if document.address != lists.GLOSSARY:
            messages = (*messages, *word_rule.check(document, self.glossary))
        return Finished(document, gather(document), messages)

    def check(self) -> None:
        """Look at all Documents together; raise BuildError with every message if any stops the build."""
        on_disk(self._recall.save)
        on_disk(self._calendars.save)
        self.downloads = media.downloads(self.gathered.values(), self.content)
        self.messages += files.check(self.content, self.sources, "" in self.documents, self.downloads)
        self.messages += files.claimed_twice(self._claims())
        if self.on_stick:
            self.messages += files.unfit_for_stick(self._claims())
        beside = {*self.downloads, *self.data, *self.editions.files(), web.ALL_PAGES, web.PICTURES}
        waiting = {f"{item.slug}.md": item.fields.date for item in self.catalogue.waiting}
        self.messages += link_rule.check(self.documents, self.gathered, beside, waiting)
        for address, document in self.documents.items():
            self.messages += pictures.check(document, self.gathered[address], self.content)
        self._stop_if_needed()

    def _claims(self) -> Iterator[tuple[str, str]]:
        """Every address that something will be published at, with the file that it is made from."""
        yield web.ALL_PAGES + "index.html", "the list of all pages"
        yield web.PICTURES + "index.html", "the list of all easy-read pictures"
        for document in self.documents.values():
            yield document.address + "index.html", document.source
            yield from ((address, document.source) for address in formats.addresses_of(document))
        made = (*self.data, *self.editions.files())
        yield from ((address, "a file that the program makes") for address in made)
        for name in {*self._shown, *self.downloads}:
            yield name, f"{self.content.name}/{name}"

    def _stop_if_needed(self) -> None:
        if self.outputs:
            self.outputs.report(self.told())
        if stops(self.messages):
            raise BuildError(self.trouble())

    @property
    def context(self) -> Context:
        """What writers are given; only a build whose site file is in order has it."""
        site: Site | None = self.site
        if site is None:
            raise BuildError(self.trouble())
        return Context(site, self.content, self.cache, self.on_stick)

    def make(self, navigation: tuple[tuple[str, str], ...], progress: formats.Progress) -> web.Web:
        """Make every format that is not there yet."""
        ready, jobs = self._ready(self.website_only)
        ready |= on_disk(formats.make, [job for job in jobs if not job.format.page], progress)
        self.messages += [message for artefact in ready.values() for message in artefact.messages]
        self._stop_if_needed()
        self.artefacts, self.made = ready, len(jobs)
        return self._web(navigation)

    def preview(self, navigation: tuple[tuple[str, str], ...]) -> tuple[web.Web, list[formats.Job]]:
        """Take the formats that are there already, make easy read, and leave the rest until asked for."""
        self.artefacts, jobs = self._ready(False)
        return self._web(navigation), [job for job in jobs if not job.format.page]

    def _ready(self, website_only: bool) -> tuple[formats.Artefacts, list[formats.Job]]:
        """What is there already and the bodies of easy-read pages; and all jobs there were."""
        self._keys = {
            address: formats.document_key(found, self.context) for address, found in self.gathered.items()
        }
        easy = EasyPages(self.documents)
        ways = {address: found for address, one in self.gathered.items() if (found := easy.ways(one))}
        only, heard = website_only, self.editions.made
        ready, jobs = formats.plan(
            self.documents, self._keys, self.context, self._bodies, ways, website_only=only, recorded=heard
        )
        pages = [job for job in jobs if job.format.page]
        ready |= on_disk(formats.make_bodies, pages, self._bodies)
        on_disk(self._bodies.save)
        return ready, jobs

    def _web(self, navigation: tuple[tuple[str, str], ...]) -> web.Web:
        serving = self.outputs is None
        return web.Web(
            self.context,
            self.documents,
            self._keys,
            self.artefacts,
            self.catalogue,
            navigation,
            serving,
            self.glossary,
            self.editions,
        )

    def media(self) -> dict[str, Path]:
        """The pictures and downloads that pages use, by address; nothing else of the folder is published."""
        return media.media(self.downloads, self._shown, self.content, self.cache)

    @cached_property
    def _shown(self) -> list[str]:
        """The names of the pictures that pages show."""
        return media.shown(self.gathered.values())

    def fonts(self) -> dict[str, Path]:
        """The website's fonts by address, cut to size once and kept."""
        return on_disk(webfonts.kept, self.cache / "fonts")

    def publish(self) -> None:
        """Put the finished site in its place."""
        if self.outputs:
            on_disk(self.outputs.publish)
            due = reminders.as_text(reminders.of(self.catalogue), self.today)
            on_disk(self.outputs.tell, "reminders.txt", due)
            on_disk(self._tell_editors, self.outputs.folder / "schemas")
            with contextlib.suppress(OSError):  # the site is out; tidying up can wait for another day
                formats.artefact_cache(self.context).forget()
                if not self.website_only:
                    self._forget_speech()

    def _tell_editors(self, folder: Path) -> None:
        """Write the schemas for editors; they follow from the program alone, and are made once."""
        kept = Kept(self.cache / "kept" / "schemas")
        made_with = key_of(program(), versions(("pydantic",)))
        editors.write(folder, lambda name: kept.once(key_of(made_with, name), partial(editors.text, name)))
        kept.save()

    def _forget_speech(self) -> None:
        from builder.speech import store  # loads slowly, and is needed only where speech is made

        store.forget(self.cache / "speech")

    def told(self) -> list[Message]:
        """Every message once, in the order of files and lines."""
        return sorted(set(self.messages))

    def trouble(self) -> str:
        """Everything that stops the build, as one text for officers."""
        stopping = [message for message in self.told() if message.level == "stop"]
        return told(stopping, "outputs/reports/messages.txt" if self.outputs else "")
