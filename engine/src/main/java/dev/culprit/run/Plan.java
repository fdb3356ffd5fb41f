package dev.culprit.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command template as programs and their arguments, so that it runs without a shell: one or more
 * pipelines, one after another. The template is taken apart first and filled in afterwards, so that
 * what comes from the sick machine can neither end a word nor begin a command.
 */
public final class Plan {

  /** When a pipeline runs: always, or depending on how the one before ended. */
  enum When {
    ALWAYS,
    IF_OK,
    IF_FAILED
  }

  /** What becomes of standard error. */
  enum Errors {
    KEPT,
    DROPPED,
    MERGED
  }

  /** One program of a pipeline. */
  record Stage(List<Word> words, Errors errors) {
    Stage {
      words = List.copyOf(words);
    }
  }

  /** Programs of which each reads what the one before prints. */
  record Step(List<Stage> stages, When when) {
    Step {
      stages = List.copyOf(stages);
    }
  }

  private final List<Step> steps;

  Plan(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /**
   * Takes a template apart.
   *
   * @throws NeedsShellException when it holds what only a shell can do: loops, variables,
   *     substitutions, redirections to a file
   */
  public static Plan of(String template) throws NeedsShellException {
    return new PlanReader(template).read();
  }

  /** Whether a template can be run without a shell. */
  public static boolean isRunnable(String template) {
    try {
      of(template);
      return true;
    } catch (NeedsShellException onlyByHand) {
      return false;
    }
  }

  List<Step> steps() {
    return steps;
  }

  /** The programs with their arguments, before anything is filled in. */
  public List<List<String>> programs() {
    List<List<String>> programs = new ArrayList<>();
    for (Step step : steps) {
      for (Stage stage : step.stages()) {
        programs.add(stage.words().stream().map(Word::literal).toList());
      }
    }
    return programs;
  }

  /**
   * What is to be run, with these values.
   *
   * @return empty when a value is missing or would be taken for an option
   */
  public Optional<Job> fill(Map<String, String> values) {
    List<Job.Pipeline> pipelines = new ArrayList<>();
    for (Step step : steps) {
      List<Job.Program> programs = new ArrayList<>();
      for (Stage stage : step.stages()) {
        List<String> arguments = arguments(stage, values);
        if (arguments.isEmpty()) {
          return Optional.empty();
        }
        programs.add(new Job.Program(arguments, shown(stage, values), stage.errors()));
      }
      pipelines.add(new Job.Pipeline(programs, step.when()));
    }
    return Optional.of(new Job(pipelines));
  }

  private static List<String> arguments(Stage stage, Map<String, String> values) {
    List<String> arguments = new ArrayList<>();
    for (Word word : stage.words()) {
      String text = word.filled(values, word.isPattern());
      if (text == null) {
        return List.of();
      }
      arguments.addAll(word.isPattern() ? Globs.expand(text) : List.of(text));
    }
    return arguments;
  }

  /** How a person would type it: patterns as they stand, all else quoted. */
  private static String shown(Stage stage, Map<String, String> values) {
    List<String> words = new ArrayList<>();
    for (Word word : stage.words()) {
      String text = word.filled(values, false);
      words.add(word.isPattern() ? text : Job.quoted(text));
    }
    String suffix =
        switch (stage.errors()) {
          case KEPT -> "";
          case DROPPED -> " 2>/dev/null";
          case MERGED -> " 2>&1";
        };
    return String.join(" ", words) + suffix;
  }
}
