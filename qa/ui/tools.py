"""The endpoints as tools of an MCP client, by Gradio's own MCP server.

In: a started page. Out: the same, whose tools answer in JSON. Invariant: a tool gives what the
endpoint of its name gives, and asks for the login that every other request needs.
"""

import json
from collections.abc import Sequence
from typing import Any

from qa.ui.access import Access


def prepare(blocks: Any, access: Access | None) -> None:
    """Let tools answer in JSON, where Gradio would write Python's form; give them a login."""
    from mcp.types import TextContent

    def in_json(outputs: Sequence[object], _: str) -> list[TextContent]:
        return [
            TextContent(type="text", text=json.dumps(output, ensure_ascii=False))
            for output in outputs
        ]

    blocks.mcp_server_obj.postprocess_output_data = in_json
    if access is not None:
        blocks.mcp_server_obj._client_instance = _client(blocks.local_url, access)


def _client(address: str, access: Access) -> Any:
    """By which the MCP server calls the endpoints of this same server."""
    from gradio_client import Client

    return Client(
        address,
        download_files=False,
        verbose=False,
        analytics_enabled=False,
        headers={"x-gradio-user": "mcp", "authorization": f"Bearer {access.own_token}"},
    )
