package dev.culprit.run;

import dev.culprit.run.Plan.Errors;
import dev.culprit.run.Plan.When;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is run: pipelines of programs with all their arguments. */
public record Job(List<Pipeline> pipelines) {

  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");

  /** Copies the list. */
  public Job {
    pipelines = List.copyOf(pipelines);
  }

  /**
   * Programs of which each reads what the one before prints.
   *
   * @param when whether it runs at all
   */
  public record Pipeline(List<Program> programs, When when) {

    /** Copies the list. */
    public Pipeline {
      programs = List.copyOf(programs);
    }

    /** As a person would type it. */
    public String text() {
      return programs.stream().map(Program::shown).collect(Collectors.joining(" | "));
    }

    /** Whether it only waits. */
    public boolean isPause() {
      return programs.size() == 1 && programs.get(0).tool().equals("sleep");
    }
  }

  /**
   * A program.
   *
   * @param arguments the program's name first
   * @param shown as a person would type it
   */
  public record Program(List<String> arguments, String shown, Errors errors) {

    /** Copies the list. */
    public Program {
      arguments = List.copyOf(arguments);
    }

    /** The program's name as given. */
    String tool() {
      return arguments.get(0);
    }
  }

  /** A value as one word of a POSIX shell, for showing. */
  static String quoted(String value) {
    return HARMLESS.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
  }
}
