"""How statements and claims are joined into disputes: union-find over the rows of a view, in about linear time."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from counterclaim.model import Relation, Stance
from counterclaim.query.actors import Actors
from counterclaim.query.positions import Held, opposite, opposition, position
from counterclaim.query.records import Position
from counterclaim.store import AttributionRow, LinkRow, View

RIVAL = 0.7
"""Two sources that assert claims that exclude each other disagree less squarely than by a denial."""

_NEAR = {Relation.NARROWER, Relation.WIDER}


class Sets:
    """Disjoint sets of strings."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def find(self, item: str) -> str:
        root = item
        while (above := self._above.get(root, root)) != root:
            root = above
        while item != root:
            self._above[item], item = root, self._above.get(item, item)
        return root

    def join(self, one: str, other: str) -> None:
        # The smaller name becomes the root, so that the order of the links does not matter.
        low, high = sorted((self.find(one), self.find(other)))
        self._above[high] = low


@dataclass(slots=True)
class Node:
    """A claim in all its wordings: the claims joined by *same*, and where each statement stands to them.

    A statement whose content could not be read as a claim, but which another contradicts, makes a node of its own.
    """

    id: str
    held: dict[int, tuple[Position, AttributionRow, float]] = field(default_factory=dict)

    def hold(self, where: Position | None, row: AttributionRow, score: float) -> None:
        """A statement stands here; what its own words say goes before what links say."""
        if where is not None and (row.key not in self.held or score > self.held[row.key][2]):
            self.held[row.key] = (where, row, score)


@dataclass(slots=True)
class Group:
    """A dispute before it is told: its nodes, each with whether it is the claim of the main node (1) or one that
    excludes it (-1), and the strength of its squarest opposition."""

    main: str
    signs: dict[str, int]
    strength: float


class Graph:
    """Claims and statements of a view, and how they stand to each other."""

    def __init__(self, view: View, actors: Actors) -> None:
        self._actors = actors
        self.rows = {row.key: row for row in view.attributions()}
        self.named = view.named()
        self._by_id: dict[str, list[AttributionRow]] = defaultdict(list)
        for row in self.rows.values():
            self._by_id[row.id].append(row)
        links = view.links()
        self._sets = self._joined(links)
        self._kin = self._akin(links)
        self._about = self._with_actors(view, links)
        self.nodes: dict[str, Node] = {}
        self._stand()
        self._parties = self._with_parties(view)
        self._edges = list(self._linked(links))

    def node_of(self, claim: str) -> str:
        """The node of a claim, by its id."""
        return self._sets.find(claim)

    def groups(self) -> list[Group]:
        """All disputes. Nodes are joined only where sources oppose each other within a node or across a link: so a
        broad claim does not tie together all narrower ones that no one disputes."""
        strength: dict[str, float] = {}
        for node in self.nodes.values():
            if degree := self._opposition(node):
                strength[node.id] = degree
        opposed = [(*edge, degree) for edge in self._edges if (degree := self._across(*edge))]
        return list(self._grouped(strength, opposed))

    def _joined(self, links: Iterable[LinkRow]) -> Sets:
        sets = Sets()
        for link in links:
            if link.relation == Relation.SAME:
                for left in self._claims_at(link.left):
                    for right in self._claims_at(link.right):
                        sets.join(left, right)
        return sets

    def _akin(self, links: Iterable[LinkRow]) -> dict[str, set[str]]:
        """The nodes next to each, by links between claims."""
        found: dict[str, set[str]] = defaultdict(set)
        for link in links:
            if link.left not in self._by_id and link.right not in self._by_id:
                one, other = self._sets.find(link.left), self._sets.find(link.right)
                found[one].add(other)
                found[other].add(one)
        return found

    def _with_actors(self, view: View, links: Iterable[LinkRow]) -> dict[str, set[str]]:
        """Who has a part in the claims of statements that make several and are contradicted."""
        answered = {link.right for link in links if link.relation == Relation.CONTRADICTS and link.right in self._by_id}
        several = {claim for end in answered if len(self._claims_at(end)) > 1 for claim in self._claims_at(end)}
        rows = {row.key: row.id for row in view.claims(several)} if several else {}
        found: dict[str, set[str]] = defaultdict(set)
        for key, arguments in (view.arguments(rows) if rows else {}).items():
            found[rows[key]].update(each.actor for each in arguments if each.actor)
        return found

    def _answered_by(self, row: AttributionRow, claims: list[str]) -> list[str]:
        """Of the claims of a statement those that another answers: what its own are next to; where it has none, the
        first that its side has a part in; or else all."""
        own = {self._sets.find(claim) for claim in self.named.get(row.key, ())}
        if not own:
            side = self._actors.side(row)
            mine = (c for c in claims if any(self._actors.same_side(side, a) for a in self._about.get(c, ())))
            first = next(mine, None)
            return claims if first is None else [first]
        near = own.union(*(self._kin[node] for node in own))
        return [claim for claim in claims if self._sets.find(claim) in near] or claims

    def _claims_at(self, end: str) -> list[str]:
        """The claims at one end of a link: the claim itself, or those of the statement, or the statement instead."""
        if end not in self._by_id:
            return [end]
        claims = [claim for row in self._by_id[end] for claim in self.named.get(row.key, ())]
        return list(dict.fromkeys(claims)) or [end]

    def _stand(self) -> None:
        for key, claims in self.named.items():
            for claim in claims:
                self._node(claim).hold(position(self.rows[key]), self.rows[key], 1.0)

    def _with_parties(self, view: View) -> set[int]:
        """Keys of the statements that deny by their words alone, and speak of the source's own side."""
        rows = [self.rows[key] for key in self.named]
        denying = {row.key for row in rows if row.stance != Stance.DENIES and position(row) == "denies"}
        claims = {row.key: row.id for row in view.claims({claim for key in denying for claim in self.named[key]})}
        about: dict[str, set[str]] = defaultdict(set)
        for key, arguments in view.arguments(claims).items():
            about[claims[key]].update(each.actor for each in arguments if each.actor)
        return {
            key
            for key in denying
            if any(
                self._actors.same_side(self._actors.side(self.rows[key]), actor)
                for claim in self.named[key]
                for actor in about[claim]
            )
        }

    def _node(self, claim: str) -> Node:
        root = self._sets.find(claim)
        if root not in self.nodes:
            self.nodes[root] = Node(root)
            # A statement without a claim stands at itself.
            for row in self._by_id.get(root, ()):
                self.nodes[root].hold(position(row), row, 1.0)
        return self.nodes[root]

    def _linked(self, links: Iterable[LinkRow]) -> Iterator[tuple[str, str, int, float]]:
        """The edges between nodes: 1 where both can be true together, -1 where one excludes the other. Links from
        statements make these stand at what they answer instead."""
        for link in links:
            if link.relation in _NEAR:
                yield from self._edges_of(link, 1)
            elif link.relation == Relation.CONTRADICTS and link.left not in self._by_id:
                yield from self._edges_of(link, -1)
            elif link.relation in (Relation.CONTRADICTS, Relation.CONCEDES, Relation.RETRACTS):
                self._answer(link)

    def _edges_of(self, link: LinkRow, sign: int) -> Iterator[tuple[str, str, int, float]]:
        for left in self._claims_at(link.left):
            for right in self._claims_at(link.right):
                one, other = self._node(left).id, self._node(right).id
                if one != other:
                    yield one, other, sign, link.score

    def _answer(self, link: LinkRow) -> None:
        """A statement answers another, or a claim: it stands opposite to it, or in doubt where it concedes."""
        for row in self._by_id.get(link.left, ()):
            for claim in self._answered_by(row, self._claims_at(link.right)):
                node = self._node(claim)
                answered = self._answered(link, node)
                where: Position | None = opposite(answered) if link.relation == Relation.CONTRADICTS else "doubts"
                if where == "denies" and position(row) == "doubts":
                    where = "doubts"
                node.hold(where, row, link.score * 0.999)

    def _answered(self, link: LinkRow, node: Node) -> Position | None:
        """The position that is answered: that of the statement at the link's right, or the assertion of its claim."""
        answered = [node.held[row.key][0] for row in self._by_id.get(link.right, ()) if row.key in node.held]
        return answered[0] if answered else None if link.right in self._by_id else "asserts"

    def _voices(self, node: Node) -> list[tuple[str | None, Held, float]]:
        """One statement for each source, position and stance: enough to see who opposes whom."""
        found: dict[tuple[str | None, str, str], tuple[str | None, Held, float]] = {}
        for where, row, score in node.held.values():
            side = self._actors.side(row)
            kept = found.get((side, where, row.stance))
            if kept is None or kept[2] < score:
                found[side, where, row.stance] = (side, (where, row), score)
        return list(found.values())

    def _opposition(self, node: Node) -> float:
        if len({where for where, _, _ in node.held.values()}) < 2:
            return 0.0
        voices = self._voices(node)
        return max(
            (
                self._degree(one, other) * min(score, other_score)
                for n, (side, one, score) in enumerate(voices)
                for other_side, other, other_score in voices[:n]
                if not self._actors.same_side(side, other_side)
            ),
            default=0.0,
        )

    def _across(self, one: str, other: str, sign: int, score: float) -> float:
        """How squarely the statements at two linked nodes oppose each other."""
        best = 0.0
        for side, held, own in self._voices(self.nodes[one]):
            for other_side, other_held, its in self._voices(self.nodes[other]):
                degree = self._degree(held, other_held) if sign > 0 else RIVAL * (held[0] == other_held[0] == "asserts")
                if degree and not self._actors.same_side(side, other_side):
                    best = max(best, degree * min(own, its) * score)
        return best

    def _degree(self, one: Held, other: Held) -> float:
        return opposition(one, other, parties=self._parties)

    def _grouped(self, strength: dict[str, float], edges: list[tuple[str, str, int, float, float]]) -> Iterator[Group]:
        sets = Sets()
        near: dict[str, list[tuple[str, int]]] = defaultdict(list)
        best: dict[str, float] = defaultdict(float, strength)
        for one, other, sign, _, degree in edges:
            sets.join(one, other)
            near[one].append((other, sign))
            near[other].append((one, sign))
            best[one], best[other] = max(best[one], degree), max(best[other], degree)
        members: dict[str, list[str]] = defaultdict(list)
        for node in best:
            members[sets.find(node)].append(node)
        for nodes in members.values():
            main = min(nodes, key=self._prominence)
            yield Group(main, _signs(main, near), max(best[node] for node in nodes))

    def _prominence(self, node: str) -> tuple[int, int, int, str]:
        """Sorts first the node that most reports assert, then that most speak of; by name where all is equal."""
        held = self.nodes[node].held.values()
        asserting = {row.reading for where, row, _ in held if where == "asserts"}
        return -len(asserting), -len({row.reading for _, row, _ in held}), -len(held), node


def _signs(main: str, near: dict[str, list[tuple[str, int]]]) -> dict[str, int]:
    """The nodes reached from the main one, nearest first, and whether they hold with it or exclude it."""
    signs = {main: 1}
    queue = deque([main])
    while queue:
        node = queue.popleft()
        for other, sign in near.get(node, ()):
            if other not in signs:
                signs[other] = signs[node] * sign
                queue.append(other)
    return signs
