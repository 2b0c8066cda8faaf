"""The rules of the house, each a function from a source to the sentences of what it breaks.

A source is a path and a text, so that a test can hand a rule a broken example and see it fail.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
APPS = ("neighbourhoods", "training", "marketplace", "cms")  # from low to high: right may import left, never back
FILE_LINES, FUNCTION_LINES, VIEW_LINES, TEMPLATE_LINES, COMPONENT_PROPS = 300, 40, 15, 80, 6

Functions = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def parts(self) -> tuple[str, ...]:
        return PurePosixPath(self.path).parts

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    @property
    def is_view(self) -> bool:
        return "views" in self.parts or self.path.endswith("/views.py")

    def nodes(self, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))

    def at(self, node: ast.AST, sentence: str) -> str:
        return f"{self.path}:{node.lineno} {sentence}"  # type: ignore[attr-defined]


def sources(*patterns: str, under: Iterable[str] = APPS) -> list[Source]:
    """The files of the house that fit a pattern below a folder."""
    paths = {path for folder in under for pattern in patterns for path in (ROOT / folder).glob(pattern)}
    return [Source(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) for path in sorted(paths)]


def above(path: str) -> tuple[str, ...]:
    """The apps a file may not know."""
    app = PurePosixPath(path).parts[0]
    return APPS[APPS.index(app) + 1 :] if app in APPS else ()


# ---------------------------------------------------------------- (a) (b) the order of the apps
def looks_up(source: Source) -> list[str]:
    """Imports of an app above, also inside functions, by name (import_module) or as "app.Model" in a relation."""
    higher = above(source.path)
    named = re.compile(rf"({'|'.join(higher)})\.[A-Z]\w+") if higher else None
    found = []
    for node in ast.walk(source.tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        elif isinstance(node, ast.Call) and _called(node) == "import_module" and node.args:
            names = [str(_constant(node.args[0]))]
        elif named and isinstance(node, ast.Constant) and named.fullmatch(str(node.value)):
            names = [str(node.value)]
        found += [source.at(node, f"knows {name}") for name in names if name.split(".")[0] in higher]
    return found


def migrates_up(source: Source) -> list[str]:
    """A migration that depends on an app above its own."""
    return [
        source.at(node, f"depends on {_constant(node.elts[0])}")
        for node in source.nodes(ast.Tuple)
        if isinstance(node, ast.Tuple) and len(node.elts) == 2 and _constant(node.elts[0]) in above(source.path)
    ]


# ---------------------------------------------------------------- (c) states change in actions only
WRITERS = {"update", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "setattr"}


def models_with_a_state(models: Iterable[Source]) -> set[str]:
    return {
        cls.name
        for source in models
        for cls in source.nodes(ast.ClassDef)
        if isinstance(cls, ast.ClassDef)
        for node in cls.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and "state" in {_name(target) for target in _targets(node)}
    }


def changes_a_state(source: Source, with_a_state: Iterable[str] = ()) -> list[str]:
    """`x.state = ...`, `.update(state=...)`, `.create(state=...)`, `setattr(x, "state", ...)`, a form field "state"."""
    found = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = [part for target in _targets(node) for part in ast.walk(target)]
            is_written = any(isinstance(part, ast.Attribute) and part.attr == "state" for part in targets)
            is_form_field = "fields" in {_name(part) for part in targets} and node.value and _mentions(node.value)
            if is_written or is_form_field:
                found.append(source.at(node, "writes a state"))
        elif isinstance(node, ast.Call) and (name := _called(node)) in {*WRITERS, *with_a_state}:
            keywords = {keyword.arg for keyword in node.keywords}
            inside = [node.args, *[[keyword.value] for keyword in node.keywords]]
            deep = name in WRITERS and any(_mentions(part) for parts in inside for part in parts)
            if "state" in keywords or deep:
                found.append(source.at(node, f"writes a state with {name}()"))
    return found


def _mentions(node: ast.AST) -> bool:
    """ "state" as a constant or keyword somewhere in an argument: {"state": ...}, ["state"], Task(state=...)."""
    return any(
        _constant(part) == "state" or (isinstance(part, ast.keyword) and part.arg == "state") for part in ast.walk(node)
    )


# ---------------------------------------------------------------- (d) no tables at the edge
TABLES = {"objects", "_default_manager", "_base_manager"}
ASKING = {"filter", "exclude", "select_related", "prefetch_related", "annotate", "aggregate", "select_for_update"}


def touches_tables(source: Source) -> list[str]:
    """Views, workbench and template tags go through queries and actions."""
    found = [
        source.at(node, f"uses .{node.attr}")
        for node in source.nodes(ast.Attribute)
        if isinstance(node, ast.Attribute) and node.attr in TABLES
    ]
    for node in source.nodes(ast.Call):
        assert isinstance(node, ast.Call)
        name = _called(node)
        is_method = isinstance(node.func, ast.Attribute)
        if (name in ASKING and is_method) or name in {"get_object_or_404", "get_list_or_404"}:
            found.append(source.at(node, f"asks a table with {name}()"))
    return found


def reads_a_state(source: Source) -> list[str]:
    """A view that decides by a state holds a rule that belongs below it."""
    return [
        source.at(node, "reads .state")
        for node in source.nodes(ast.Attribute)
        if isinstance(node, ast.Attribute) and node.attr == "state"
    ]


# ---------------------------------------------------------------- (e) budgets
def too_long(source: Source) -> list[str]:
    found = []
    if source.lines > FILE_LINES:
        found.append(f"{source.path} has {source.lines} lines")
    for node in source.nodes(ast.FunctionDef, ast.AsyncFunctionDef):
        assert isinstance(node, Functions)
        lines = (node.end_lineno or 0) - node.lineno + 1
        if {"browser", "journeys"} & set(source.parts):
            lines //= 2  # a journey is told in one go
        is_view = source.is_view and bool(node.args.args) and node.args.args[0].arg == "request"
        if lines > (VIEW_LINES if is_view else FUNCTION_LINES):
            found.append(source.at(node, f"{node.name}() has {lines} lines"))
    return found


WHOLE_PAGE = ("header.html", "footer.html", "tabs.html")  # they show who is looking, so they read the whole context


def template_breaks(source: Source) -> list[str]:
    """A template of at most 80 lines; nothing inline that the content policy refuses; components with `only`."""
    found = [f"{source.path} has {source.lines} lines"] if source.lines > TEMPLATE_LINES else []
    if "/components/" in source.path:
        found += _component_breaks(source)
    for number, line in enumerate(source.text.splitlines(), 1):
        for include in re.findall(r"""{% include ["']components/[^%]*%}""", line):
            if include.endswith(" only %}") or any(f"components/{name}" in include for name in WHOLE_PAGE):
                continue
            found.append(f"{source.path}:{number} includes a component without only")
        if re.search(r"""<[^>]*\s(style|on[a-z]+)=["']""", line):
            found.append(f"{source.path}:{number} has an inline style or handler")
        if re.search(r"<(style|script)(?![^>]*(nonce=|src=|type=\"application/))", line):
            found.append(f"{source.path}:{number} has an inline <style> or <script> without a nonce")
    return found


def _component_breaks(source: Source) -> list[str]:
    """`{# title, meta (optional) — what it shows #}`; a sentence with a capital instead says that it takes none."""
    said = re.match(r"{# (.+?) #}", source.text)
    if not said:
        return [f"{source.path} does not say its props on the first line"]
    props = said[1].split(" — ")[0]
    while (inner := re.sub(r"\([^()]*\)", "", props)) != props:
        props = inner
    count = 0 if props[:1].isupper() else len(props.split(","))
    return [f"{source.path} has {count} props"] if count > COMPONENT_PROPS else []


def says_nothing(source: Source) -> list[str]:
    """Every file begins with a sentence on what belongs there."""
    return [] if not source.text.strip() or ast.get_docstring(source.tree) else [f"{source.path} has no docstring"]


# ---------------------------------------------------------------- (f) actions
def public_actions(actions: Iterable[Source]) -> dict[str, Functions]:
    """Full name -> function, for every public function of the modules under actions/."""
    return {
        f"{'.'.join(PurePosixPath(source.path).with_suffix('').parts)}.{node.name}": node
        for source in actions
        for node in source.tree.body
        if isinstance(node, Functions) and not node.name.startswith("_")
    }


def is_listed(name: str, known: Iterable[str]) -> bool:
    """A list names a function, or its whole module."""
    return name in known or name.rpartition(".")[0] in known


def without_a_person(actions: Iterable[Source], known: Iterable[str] = ()) -> list[str]:
    """Actions without a required keyword-only `by`, unless a list names them."""
    return [
        f"{name} does not ask who does it (by)"
        for name, node in public_actions(actions).items()
        if not is_listed(name, known) and not _requires(node, "by")
    ]


def _requires(node: Functions, name: str) -> bool:
    return any(
        arg.arg == name and default is None
        for arg, default in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
    )


WRITES = {"journal.record", "journal.record_each"}


def without_a_journal(actions: Iterable[Source], known: Iterable[str] = ()) -> list[str]:
    """Actions that never reach journal.record, themselves or through a function they call."""
    actions = list(actions)
    calls: dict[str, set[str]] = {}
    for source in actions:
        for node in source.nodes(ast.FunctionDef, ast.AsyncFunctionDef):
            assert isinstance(node, Functions)
            inner = [part for part in ast.walk(node) if isinstance(part, ast.Call)]
            calls.setdefault(node.name, set()).update(
                "journal.record" if ast.unparse(call.func) in WRITES else _called(call) for call in inner
            )
    journals = {"journal.record"}
    while more := {name for name, called in calls.items() if called & journals} - journals:
        journals |= more
    return [
        f"{name} does not write the journal"
        for name, node in public_actions(actions).items()
        if not is_listed(name, known) and node.name not in journals
    ]


# ---------------------------------------------------------------- (g) the README
def names_missing_files(readme: str, root: Path = ROOT) -> list[str]:
    """Paths in backticks, and in the tree of the map, that are not there."""
    quoted = re.findall(r"`([\w.-]+(?:/[\w.-]*)*)`", readme)
    folders = {*APPS, "tests", "docs", ".ci"}
    is_path = re.compile(rf"({'|'.join(map(re.escape, folders))})/|.*\.(py|toml|lock|md)$")
    paths = [path for path in quoted if is_path.match(path)]
    return [f"README names {path}" for path in paths if not (root / path).exists()]


# ---------------------------------------------------------------- small readers of a tree
def _constant(node: ast.AST) -> object:
    return node.value if isinstance(node, ast.Constant) else None


def _name(node: ast.AST) -> str | None:
    return node.id if isinstance(node, ast.Name) else None


def _called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else (_name(function) or "")


def _targets(node: ast.Assign | ast.AugAssign | ast.AnnAssign) -> list[ast.expr]:
    return node.targets if isinstance(node, ast.Assign) else [node.target]
