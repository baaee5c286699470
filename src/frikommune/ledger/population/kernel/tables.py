"""Tables as the kernels see them: where they lie and their shape, and no more.

To numba an array is nine numbers and a kernel's fifteen arrays more than a hundred, all laid on the stack for
every call. So a kernel is handed the address of a description instead (`described.py`). What no kernel writes
is marked so, and what lies in different arrays never overlaps: the compiler cannot find that out by itself,
and would read everything again after each number written.

A place below zero does not count from the end here. With NUMBA_BOUNDSCHECK=1 a place outside its table ends
the process.
"""
# mypy: disallow-untyped-calls=False, disallow-untyped-decorators=False, warn-unused-ignores=False

from __future__ import annotations

import operator
from typing import Any, cast

from llvmlite import ir  # type: ignore[import-untyped]
from numba import config
from numba.core import cgutils, types
from numba.core.imputils import lower_builtin, lower_getattr_generic
from numba.core.typing.templates import (
    AbstractTemplate,
    AttributeTemplate,
    infer_getattr,
    infer_global,
    signature,
)
from numba.extending import intrinsic, models, register_model
from numba.np import numpy_support

from frikommune.ledger.population.kernel.described import DESCRIBED, SHAPES, Kind
from frikommune.ledger.population.kernel.fields import CaseTables, LawTables, Work

_LONG = types.int64


class Table(types.Type):
    """An array, or a row of one; `name` tells it from the others that kernels know."""

    def __init__(self, array: str, dtype: types.Type, dimensions: int, *, frozen: bool) -> None:
        super().__init__(name=f"Table({array}, {dtype}, {dimensions})")
        self.array, self.dtype, self.dimensions, self.frozen = array, dtype, dimensions, frozen

    def row(self, places: int) -> Table:
        """What is left when so many dimensions are told."""
        return Table(self.array, self.dtype, self.dimensions - places, frozen=self.frozen)


class Tables(types.Type):
    """A named tuple of arrays."""

    def __init__(self, kind: Kind, tables: tuple[Table, ...]) -> None:
        super().__init__(name=f"Tables({kind.__name__})")
        self.places = dict(zip(kind._fields, range(len(tables)), strict=True))
        self.tables = tables


def _tables(kind: Kind, *, frozen: bool) -> Tables:
    shapes = SHAPES[kind].items()
    tables = [
        Table(name, numpy_support.from_dtype(cast(Any, of)), dimensions, frozen=frozen)
        for name, (of, dimensions) in shapes
    ]
    return Tables(kind, tuple(tables))


LAW = _tables(LawTables, frozen=True)
CASES = _tables(CaseTables, frozen=True)
WORK = _tables(Work, frozen=False)


@register_model(Table)
class _TableModel(models.StructModel):
    def __init__(self, manager: Any, table: Table) -> None:
        members = [
            ("data", types.CPointer(table.dtype)),
            ("shape", types.UniTuple(types.intp, table.dimensions)),
        ]
        super().__init__(manager, table, members)


@register_model(Tables)
class _TablesModel(models.PrimitiveModel):
    def __init__(self, manager: Any, tables: Tables) -> None:
        super().__init__(manager, tables, ir.IntType(64).as_pointer())


@infer_getattr
class _TablesAttributes(AttributeTemplate):
    key = Tables

    def generic_resolve(self, tables: Tables, name: str) -> Any:  # type: ignore[override]
        place = tables.places.get(name)
        return None if place is None else tables.tables[place]


@infer_getattr
class _TableAttributes(AttributeTemplate):
    key = Table

    def resolve_shape(self, table: Table) -> types.Type:
        return types.UniTuple(types.intp, table.dimensions)


def _told(index: types.Type) -> tuple[types.Type, ...]:
    """The types of an index's places."""
    several: Any = index
    return tuple(several) if isinstance(index, types.BaseTuple) else (index,)


@infer_global(operator.getitem)
class _Get(AbstractTemplate):
    def generic(self, args: tuple[types.Type, ...], kws: Any) -> Any:
        table, index = args
        if not isinstance(table, Table) or not all(isinstance(one, types.Integer) for one in _told(index)):
            return None
        left = table.row(len(_told(index)))
        number = _LONG if table.dtype == types.int32 else table.dtype
        return signature(left if left.dimensions else number, table, index)


@infer_global(operator.setitem)
class _Set(AbstractTemplate):
    def generic(self, args: tuple[types.Type, ...], kws: Any) -> Any:
        table, index, _ = args
        if not isinstance(table, Table) or len(_told(index)) != table.dimensions:
            return None
        return signature(types.none, table, index, table.dtype)


@lower_getattr_generic(Tables)
def _table_of(context: Any, builder: Any, tables: Tables, value: Any, name: str) -> Any:
    """Read where the table lies from the description."""
    place = tables.places[name]
    table = tables.tables[place]
    described = [_unchanging(builder, value, place * DESCRIBED + nth) for nth in range(1 + table.dimensions)]
    found = cgutils.create_struct_proxy(table)(context, builder)
    found.data = builder.inttoptr(described[0], context.get_value_type(types.CPointer(table.dtype)))
    found.shape = cgutils.pack_array(builder, described[1:])
    return found._getvalue()


def _unchanging(builder: Any, description: Any, place: int) -> Any:
    where = builder.gep(description, [ir.Constant(ir.IntType(64), place)])
    found = builder.load(where)
    found.set_metadata("invariant.load", builder.module.add_metadata([]))
    return found


@lower_getattr_generic(Table)
def _shape_of(context: Any, builder: Any, table: Table, value: Any, name: str) -> Any:
    return cgutils.create_struct_proxy(table)(context, builder, value=value).shape


@lower_builtin(operator.getitem, Table, types.Any)
def _get(context: Any, builder: Any, sig: Any, args: Any) -> Any:
    table, index = sig.args
    where, left = _place(context, builder, table, args[0], index, args[1])
    if left:
        found = cgutils.create_struct_proxy(sig.return_type)(context, builder)
        found.data, found.shape = where, cgutils.pack_array(builder, left)
        return found._getvalue()
    number = builder.load(where)
    _mark(builder, number, table)
    return context.cast(builder, number, table.dtype, sig.return_type)


@lower_builtin(operator.setitem, Table, types.Any, types.Any)
def _set(context: Any, builder: Any, sig: Any, args: Any) -> None:
    table, index, given = sig.args
    where, _ = _place(context, builder, table, args[0], index, args[1])
    number = context.cast(builder, args[2], given, table.dtype)
    _mark(builder, builder.store(number, where), table)


def _place(
    context: Any, builder: Any, table: Table, value: Any, index: Any, given: Any
) -> tuple[Any, list[Any]]:
    """A pointer to a place, and the shape of what lies there."""
    told = _told(index)
    places = (
        cgutils.unpack_tuple(builder, given, len(told)) if isinstance(index, types.BaseTuple) else [given]
    )
    places = [context.cast(builder, one, type_, types.intp) for one, type_ in zip(places, told, strict=True)]
    seen = cgutils.create_struct_proxy(table)(context, builder, value=value)
    shape = cgutils.unpack_tuple(builder, seen.shape, table.dimensions)
    if config.BOUNDSCHECK:  # type: ignore[attr-defined]
        _check(builder, places, shape)
    where = places[0]
    for nth in range(1, table.dimensions):
        where = builder.mul(where, shape[nth], flags=["nsw"])
        if nth < len(places):
            where = builder.add(where, places[nth], flags=["nsw"])
    return builder.gep(seen.data, [where], inbounds=True), shape[len(places) :]


def _check(builder: Any, places: list[Any], shape: list[Any]) -> None:
    for place, size in zip(places, shape, strict=False):
        with builder.if_then(builder.icmp_unsigned(">=", place, size), likely=False):
            trap = cgutils.get_or_insert_function(
                builder.module, ir.FunctionType(ir.VoidType(), []), "llvm.trap"
            )
            builder.call(trap, [])


def _mark(builder: Any, touched: Any, table: Table) -> None:
    """Tell the compiler in which array a number lies, and whether that is never written."""
    module = builder.module
    if table.frozen:
        touched.set_metadata("invariant.load", module.add_metadata([]))
        return
    every = module.add_metadata(["frikommune"])
    mine = module.add_metadata([f"frikommune {table.array}", every])
    touched.set_metadata("tbaa", module.add_metadata([mine, mine, ir.Constant(ir.IntType(64), 0)]))


def _seen_as(tables: Tables) -> Any:
    def seen(typingctx: Any, address: types.Type) -> Any:
        def lowered(context: Any, builder: Any, sig: Any, args: Any) -> Any:
            return builder.inttoptr(args[0], ir.IntType(64).as_pointer())

        return tables(address), lowered

    return intrinsic(seen)


law_seen, cases_seen, work_seen = _seen_as(LAW), _seen_as(CASES), _seen_as(WORK)
