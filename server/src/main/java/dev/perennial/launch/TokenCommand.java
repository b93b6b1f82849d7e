package dev.perennial.launch;

import dev.perennial.engine.cli.CliCommand;
import picocli.CommandLine.Command;

/** {@code perennial token}: API tokens from the command line. */
@Command(name = "token", mixinStandardHelpOptions = true, resourceBundle = "dev.perennial.engine.cli.commands", subcommands = TokenCreateCommand.class, synopsisSubcommandLabel = "create")
public final class TokenCommand implements CliCommand {
}
