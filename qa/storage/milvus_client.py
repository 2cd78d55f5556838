"""A connection to Milvus: made, given a collection, and its errors in words.

In: an address. Out: a client of pymilvus. Invariant: nothing of pymilvus's own gets past here as an
error, and it is only imported when an index is kept in Milvus.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from qa.errors import LibraryError
from qa.storage.milvus_rows import TEXT_BYTES

TOKEN = "QA_MILVUS_TOKEN"  # noqa: S105 - the name of the variable that holds it
SECONDS = 60.0  # that an operation may take


def connect(uri: str) -> Any:
    """A client. Raises LibraryError where the package is missing or nothing answers."""
    os.environ.setdefault("GRPC_VERBOSITY", "NONE")  # its failures come as exceptions, too
    try:
        from pymilvus import MilvusClient
        from pymilvus.exceptions import MilvusException
    except ImportError as error:
        raise LibraryError(
            f"this index is searched with Milvus ({uri}), and {error.name} is not installed; "
            "install it with: pip install 'qa[milvus]', or go back with: qa index --store faiss"
        ) from error
    # So do pymilvus's; and Milvus Lite's server is asked for more than it has.
    for name in ("pymilvus", "milvus_lite", "grpc._server"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        return MilvusClient(uri=uri, token=os.environ.get(TOKEN, ""), timeout=SECONDS)
    except MilvusException as error:
        hint = "see that it runs, and that QA_MILVUS_TOKEN holds its token if it wants one"
        if uri.endswith(".db"):
            hint = (
                "another process may have it open, for Milvus Lite takes one at a time; end that, "
                "or serve it with milvus-lite server and name its address with --uri"
            )
        raise LibraryError(
            f"Milvus at {uri} can't be opened ({_first_line(error)}); {hint}"
        ) from error


def create(client: Any, collection: str, dimension: int, graph: bool) -> None:
    """Make an empty collection in place of what was there.

    `graph`: HNSW for the dense leg; else every vector is compared.
    """
    from pymilvus import DataType

    client.drop_collection(collection, timeout=SECONDS)
    schema = client.create_schema(auto_id=False, enable_dynamic_field=False)
    schema.add_field("id", DataType.INT64, is_primary=True)
    for name in ("article", "note", "publisher", "language", "first", "last"):
        schema.add_field(name, DataType.VARCHAR, max_length=TEXT_BYTES + 8)
    schema.add_field("dense", DataType.FLOAT_VECTOR, dim=dimension)
    schema.add_field("terms", DataType.SPARSE_FLOAT_VECTOR)
    indexes = client.prepare_index_params()
    kind: dict[str, Any] = {"index_type": "FLAT"}
    if graph:
        kind = {"index_type": "HNSW", "params": {"M": 32, "efConstruction": 200}}
    indexes.add_index("dense", metric_type="IP", **kind)
    indexes.add_index("terms", index_type="SPARSE_INVERTED_INDEX", metric_type="IP")
    client.create_collection(
        collection,
        schema=schema,
        index_params=indexes,
        consistency_level="Strong",
        timeout=SECONDS,
    )


@contextmanager
def told(uri: str) -> Iterator[None]:
    """Milvus's errors in words that tell what to do."""
    try:
        yield
    except LibraryError:
        raise
    except Exception as error:
        if not type(error).__module__.startswith(("pymilvus", "grpc", "milvus_lite")):
            raise
        raise LibraryError(
            f"Milvus at {uri} could not do what was asked ({_first_line(error)}); see "
            "that it runs and has room, and try again: the articles are in the library"
        ) from error


def _first_line(error: Exception) -> str:
    text = str(getattr(error, "message", "")) or str(error)
    return next(iter(text.splitlines()), type(error).__name__)
