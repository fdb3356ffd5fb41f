package dev.culprit.cli;

import dev.culprit.journal.Journal;
import dev.culprit.journal.Story;
import dev.culprit.knowledge.Knowledge;
import dev.culprit.recall.Ending;
import dev.culprit.recall.Feedback;
import dev.culprit.recall.Feedback.Was;
import dev.culprit.source.NoInputException;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code journal was ID ANSWER}: what a triage's cause turned out to be. */
@Command(
    name = "was",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what it was, when that is known: culprit kb learn counts it.",
      "The last answer stands."
    })
final class JournalWas implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(index = "0", paramLabel = "JOURNAL", description = "its id")
  private String id;

  @Parameters(
      index = "1",
      paramLabel = "ANSWER",
      description = "yes (what led), the id of the cause, no (another, not known), or unknown")
  private String answer;

  @Mixin private PackOptions packs = new PackOptions();

  @Override
  public Integer call() throws IOException, NoInputException {
    Story story = JournalCommand.story(id);
    Feedback feedback = feedback(story, packs.load(spec).knowledge());
    try (Journal journal = story.resume()) {
      journal.add(feedback.entry(Clock.systemUTC().instant()));
      if (journal.failure().isPresent()) {
        throw new IOException("the journal cannot be written: " + journal.failure().get());
      }
    }
    spec.commandLine()
        .getOut()
        .println(
            feedback.isConfirmed()
                ? id + " was " + feedback.cause()
                : "kept: what " + id + " was is not known");
    spec.commandLine().getOut().flush();
    return ExitCode.CLEAN;
  }

  private Feedback feedback(Story story, Knowledge knowledge) {
    String led = Ending.of(story).map(Ending::leads).orElse("");
    switch (answer) {
      case "yes" -> {
        if (led.isEmpty()) {
          throw wrong("nothing led in " + id + " when it was left; name the cause");
        }
        return new Feedback(Was.YES, led);
      }
      case "no" -> {
        return new Feedback(Was.NO, "");
      }
      case "unknown" -> {
        return new Feedback(Was.UNKNOWN, "");
      }
      default -> {
        if (!knowledge.causes().containsKey(answer)) {
          throw wrong(Explaining.unknown(answer, knowledge));
        }
        return new Feedback(answer.equals(led) ? Was.YES : Was.NO, answer);
      }
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
