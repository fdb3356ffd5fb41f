package dev.culprit.cli;

import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands that a command line may ask for, and of the others just what a list of commands
 * shows. To find the options of all commands took longer than most commands take.
 */
final class AskedCommands {

  /** What is done on a terminal without any argument. */
  private static final Set<String> NOTHING_SAID = Set.of("triage");

  private final Set<String> words;

  /**
   * For one command line.
   *
   * @param arguments any of which may name a command; one that names none by chance costs time only
   */
  AskedCommands(List<String> arguments) {
    this.words = arguments.isEmpty() ? NOTHING_SAID : Set.copyOf(arguments);
  }

  /** The command line that understands them. */
  CommandLine line() {
    CommandLine line = new CommandLine(new RootCommand());
    for (Class<?> type : Culprit.class.getAnnotation(Command.class).subcommands()) {
      Command command = type.getAnnotation(Command.class);
      Object asked = words.contains(command.name()) ? type : listed(command);
      line.addSubcommand(command.name(), asked);
    }
    return line;
  }

  private static CommandSpec listed(Command command) {
    CommandSpec spec = CommandSpec.create().name(command.name());
    spec.usageMessage().header(command.header()).description(command.description());
    return spec;
  }
}
