package dev.pondkeeper.cli;

import picocli.CommandLine.Command;

/** Brings what a brand already has into the pond. */
@Command(name = "import", description = "Imports the history a brand already has.", synopsisSubcommandLabel = "COMMAND")
final class ImportCommand {}
