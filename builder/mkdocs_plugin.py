"""The bridge to MkDocs: the only file that knows it.

MkDocs reads Markdown, finds links between pages and runs the theme's templates. Its hooks drive a `Build`,
which makes each page's HTML into a Document and gives back the page body, the other formats and the easy-read
pages. `mkdocs build`, `mkdocs serve` and `involve build` all go through here.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import base, load_config
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from builder import dialect, formats, theme
from builder.build import Build
from builder.editions.shelf import finished
from builder.faults import on_disk, told_plainly
from builder.kept import Kept
from builder.messages import BuildError
from builder.preview import Preview
from builder.publish import SITE, STICK, Outputs
from builder.website import files as webfiles
from builder.website import stick, web
from builder.website.navigation import check, parts
from builder.website.pages import WRITTEN, Pages

log = get_plugin_logger("involve")

_NAME = "involve"


class InvolveConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's settings in `mkdocs.yml`: two folders, as seen from that file."""

    outputs = options.Type(str, default="outputs")
    cache = options.Type(str, default=".cache")


class InvolvePlugin(BasePlugin[InvolveConfig]):  # type: ignore[no-untyped-call]
    """Hooks of MkDocs, in the order in which it calls them. Each build has a `Build` of its own."""

    build: Build
    web: web.Web
    pages: Pages
    preview: Preview
    recalled: bool  # whether the Document of the page in hand is known
    answers: dict[str, str | None] | None  # that the links of that page were given
    serving = False
    trouble = ""
    alone = True  # whether nothing but this program has a hand in reading pages, so that they may be recalled

    def __init__(self) -> None:
        super().__init__()
        self.progress: formats.Progress = _log_progress
        self.today: date | None = None
        self.website_only = False
        self.on_stick = False
        self.reading = False  # whether pages are read and nothing is made of them

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether pages are only previewed; having this hook keeps the plugin between previews."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Begin a build: read the site file, set the dialect and the looks, take the outputs folder."""
        project = Path(config.docs_dir).parent
        made = STICK if self.on_stick else SITE
        outputs = None if self.serving or self.reading else Outputs(project / self.config.outputs, made)
        if outputs:
            with self._plain_words():
                outputs.begin()
            config.site_dir = str(outputs.staging / (stick.WEBSITE if self.on_stick else ""))
        cache = project / self.config.cache
        shelf = finished(project / self.config.outputs)
        of = Path(config.docs_dir), cache, outputs, self.today, self.website_only
        self.build = Build(*of, on_stick=self.on_stick, shelf=shelf)
        if self.build.site:
            config.site_name = self.build.site.name
            config.site_url = config.site_url if self.serving else self.build.site.root
        config.use_directory_urls = True
        self.alone = _reads_alone(config)
        config.markdown_extensions = [*config.markdown_extensions, *dialect.EXTENSIONS]  # type: ignore[list-item]
        config.mdx_configs = {**config.mdx_configs, **dialect.SETTINGS}
        _leave_links_to_us(config)
        config.theme.static_templates.discard("sitemap.xml")  # MkDocs would put the day into it
        if self.on_stick:
            config.theme.static_templates.discard("404.html")
        _leave_material_out(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read every page's fields."""
        for file in files.documentation_pages():
            self.build.read_source(Path(file.abs_src_path or ""), file.src_uri, file.dest_uri)
        self.build.gather()
        waiting = self.build.held_back()
        for file in [one for one in files.documentation_pages() if one.src_uri in waiting]:
            files.remove(file)
        for name in self.build.generate():
            files.append(File.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_page_read_source(self, /, *, page: Page, config: MkDocsConfig) -> str:
        """The body alone: fields are read by us, and a body that begins “Word: …” is no field to MkDocs."""
        return "\n" + self.build.body(page.file.src_uri)

    def on_page_markdown(self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Tell MkDocs the title, for its navigation, and have the page read only if it must be."""
        page.meta["title"] = self.build.title(page.file.src_uri)
        self.recalled, self.answers = False, None
        if self.alone:
            page.render = partial(self._read, page)  # type: ignore[method-assign]
        return markdown

    def _read(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Recall the Document of a page; else run Markdown, and note what the links of the page asked for."""
        asked = _Asked(files)
        self.recalled = self.build.recall_document(page.file.src_uri, _address(page.file), asked.address)
        if self.recalled:
            page.content = ""
            return
        Page.render(page, config, asked)  # type: ignore[arg-type]
        self.answers = asked.answers

    @event_priority(-100)
    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Read the HTML as it is after every Markdown extension."""
        if not self.recalled:
            self.build.read_document(page.file.src_uri, html, _address(page.file), self.answers)
        return html

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Every page is read and none is written: check them together, then make every other format."""
        env.autoescape = True
        with self._plain_words():
            self.build.check()
            if self.reading:
                raise _AllRead
            pages = {file.src_uri: _address(file) for file in files.documentation_pages()}
            navigation = parts(config.nav, pages, self.build.title)
            self.build.messages += check(config.nav, pages, _settings(config))
            if self.serving:
                self.web, jobs = self.build.preview(navigation)
                self.preview = Preview(jobs)
            else:
                self.web = self.build.make(navigation, self.progress)
        way = "preview" if self.serving else "website" if self.website_only else "site"
        kept = Kept(self.build.cache / "kept" / f"pages-{way}{'-stick' if self.on_stick else ''}")
        self.pages = Pages(self.web, env, config.theme.dirs, config.site_url or "", kept)
        for file in files.documentation_pages():
            if file.page:
                file.page.meta["template"] = WRITTEN
        self._add_files(config, files)
        return env

    def on_page_context(self, context: Any, /, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """Write the page from its Document, with a template of ours; MkDocs has nothing to add to it."""
        document = self.build.documents[_address(page.file)]
        page.content = self.pages.standard(document, str(page.title))
        return context

    def on_template_context(self, context: Any, /, *, template_name: str, config: MkDocsConfig) -> Any:
        """What pages of the theme's own, such as 404.html, are told."""
        return {**context, **self.web.common("")}

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publish, unless MkDocs is about to stop for a warning in strict mode."""
        counters = [h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler)]
        if not (config.strict and any(counter.get_counts() for counter in counters)):
            with self._plain_words():
                on_disk(self.pages.save)
                on_disk(self.build.editions.place, Path(config.site_dir))
                if self.on_stick:
                    on_disk(stick.complete, Path(config.site_dir).parent, self.pages.stick(self.build.today))
                self.build.publish()
        self.let_go()

    def on_build_error(self, /, *, error: Exception) -> None:
        """The site stays as it was."""
        self.let_go()

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Make a file when somebody asks for it, and look out for changes of the looks too."""
        server.set_app(lambda environ, start: self.preview.application(server)(environ, start))  # the newest
        server.watch(str(theme.themes_folder()))
        return server

    def let_go(self) -> None:
        """Let the outputs folder go, so that another build may begin."""
        build = getattr(self, "build", None)
        if build and build.outputs:
            build.outputs.end()

    @contextmanager
    def _plain_words(self) -> Iterator[None]:
        """Trouble that officers can understand becomes MkDocs' own kind of error."""
        try:
            yield
        except BuildError as error:
            self.trouble = str(error)
            raise PluginError(self.trouble) from error

    def _add_files(self, config: MkDocsConfig, files: Files) -> None:
        """Everything that stands beside the pages: formats, pictures, easy-read pages, fonts, the A to Z.

        Of the content folder, only what pages use is published.
        """
        for file in list(files):
            if not file.is_documentation_page() and not file.src_uri.startswith(f"{_NAME}/"):
                files.remove(file)
        for address, path in {**self.build.media(), **self.web.files(), **self.build.fonts()}.items():
            files.append(_file(config, address, abs_src_path=str(path)))
        made = {**webfiles.files(self.web), **self.build.data, **self.pages.others()}
        for address, content in made.items():
            files.append(_file(config, address, content=content))


class _AllRead(Exception):
    """Every page has been read and is in order."""


class _Asked:
    """The files of the site as the links of one page ask for them, with the answers they were given."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.answers: dict[str, str | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """What MkDocs calls for each link and picture of a page."""
        file = self._files.get_file_from_path(path)
        self.answers[path] = file.url if file else None
        return file

    def address(self, path: str) -> str | None:
        """Where that file stands, if there is one."""
        file = self._files.get_file_from_path(path)
        return file.url if file else None


def build_site(
    folder: Path,
    progress: formats.Progress,
    today: date | None = None,
    website_only: bool = False,
    on_stick: bool = False,
) -> Build:
    """Build the site of a folder as it is to be on `today` (the real day if None).

    Raises BuildError in plain words for everything that goes wrong.
    """
    config, plugin = _configuration(folder)
    plugin.progress, plugin.today = progress, today
    plugin.website_only, plugin.on_stick, plugin.reading = website_only, on_stick, False
    try:
        with told_plainly("building the site", folder / ".cache" / formats.FAULT), _seldom_collecting():
            _run(config, plugin)
    finally:
        plugin.let_go()
    return plugin.build


def read_whole_site(folder: Path, today: date | None = None) -> Build:
    """Read and check the site of a folder without making anything; raises BuildError as `build_site` does."""
    config, plugin = _configuration(folder)
    plugin.today, plugin.on_stick, plugin.reading = today, False, True
    # MkDocs empties the folder that it would build into, and that must not be the finished site.
    config.site_dir = str(folder / ".cache" / "nothing")
    fault = folder / ".cache" / formats.FAULT
    with told_plainly("reading the site", fault), _seldom_collecting(), suppress(_AllRead):
        _run(config, plugin)
    return plugin.build


def _configuration(folder: Path) -> tuple[MkDocsConfig, InvolvePlugin]:
    """The folder's own mkdocs.yml, or else the one that comes with the program."""
    if not (folder / "content").is_dir():
        raise BuildError(
            f"There is no content folder in {folder}. Go to the folder that holds your content folder, "
            "or name it: involve build --folder my-site"
        )
    own, ours = folder / "mkdocs.yml", theme.themes_folder() / "mkdocs.yml"
    folders = {"docs_dir": str(folder / "content"), "site_dir": str(folder / "outputs" / "site")}
    try:
        with (own if own.exists() else ours).open("rb") as file:
            config = load_config(config_file=file, **folders)
    except MkDocsException as error:
        raise BuildError(f"mkdocs.yml cannot be used. {error}") from error
    plugin = config.plugins.get(_NAME)
    if not isinstance(plugin, InvolvePlugin):
        raise BuildError("mkdocs.yml does not name our plugin. Add these two lines:\nplugins:\n  - involve")
    return config, plugin


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Look for garbage seldom: nearly all lives until the end, and looking takes a sixth of the time."""
    usual = gc.get_threshold()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _run(config: MkDocsConfig, plugin: InvolvePlugin) -> None:
    try:
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except Abort as error:
        raise BuildError(plugin.trouble or str(error)) from error


def _settings(config: MkDocsConfig) -> str:
    """What mkdocs.yml says; the folder may be without it."""
    return Path(config.config_file_path).read_text("utf-8") if config.config_file_path else ""


def _address(file: File) -> str:
    """A page's address from the root of the site: `feedback/bus-passes/`, empty for the first page."""
    return "" if file.url in (".", "./") else file.url


def _leave_links_to_us(config: MkDocsConfig) -> None:
    """Our own rule checks links, on the Documents and with lines; MkDocs need not say it twice."""
    for checks in (config.validation.nav, config.validation.links):
        for name in checks:
            checks[name] = logging.DEBUG


def _reads_alone(config: MkDocsConfig) -> bool:
    """Whether no other plugin, hook or Markdown extension takes part in reading pages."""
    theirs = set(map(str, config.markdown_extensions)) - {"toc", "tables", "fenced_code"}
    return list(config.plugins) == [_NAME] and not (theirs or config.hooks or config.mdx_configs)


def _leave_material_out(config: MkDocsConfig) -> None:
    """Take templates from the site's own folder and ours; looking through Material's thousands is slow."""
    own = [config.theme.custom_dir] if config.theme.custom_dir else []
    config.theme.dirs[:] = [*own, str(theme.themes_folder() / _NAME)]


def _file(config: MkDocsConfig, address: str, **source: Any) -> File:
    return File.generated(config, address, inclusion=InclusionLevel.INCLUDED, **source)


def _log_progress(done: int, total: int, what: str) -> None:
    if done == total or done % 10 == 0:
        log.info(f"{what}: {done} of {total} parts made")
