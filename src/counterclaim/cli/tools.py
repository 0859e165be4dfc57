"""What belongs to the shell rather than to the ledger."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command(short_help="Print a script that completes verbs and options.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that completes verbs and options in your shell.

    \b
    Examples:
      counterclaim completion bash >> ~/.bashrc
      counterclaim completion zsh >> ~/.zshrc
      counterclaim completion fish > ~/.config/fish/completions/counterclaim.fish
    """
    complete = get_completion_class(shell)
    assert complete is not None, shell  # click.Choice lets no other shell through
    script = complete(context.find_root().command, {}, "counterclaim", "_COUNTERCLAIM_COMPLETE")
    click.echo(script.source_template % script.source_vars())
