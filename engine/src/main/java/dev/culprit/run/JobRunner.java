package dev.culprit.run;

import dev.culprit.run.Plan.When;
import dev.culprit.run.Printed.Trouble;
import dev.culprit.run.Safety.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs the pipelines of a job, one after another and without a shell. What is on the list of what
 * is never run does not run, whoever asks for it. Processes that strace or a debugger was attached
 * to are looked at afterwards.
 */
public final class JobRunner {

  /** Output of one command that is kept; more of it ends the command. */
  private static final int MAX_BYTES = 8 << 20;

  private static final Set<String> TRACERS = Set.of("strace", "gdb", "ltrace", "perf", "jstack");

  private final Safety safety = Safety.BUILT_IN;
  private final Tools tools;
  private final Duration time;
  private final int maxBytes;

  /**
   * A runner that ends each command after {@code time}.
   *
   * @param time for each command, not for all together
   */
  public JobRunner(Duration time) {
    this(time, MAX_BYTES, System.getenv("PATH"));
  }

  JobRunner(Duration time, int maxBytes, String path) {
    this.time = time;
    this.maxBytes = maxBytes;
    this.tools = new Tools(path);
  }

  /**
   * What came of a job.
   *
   * @param printed of each command that ran or could not
   * @param warning what is wrong with a process that was traced, or ""
   */
  public record Outcome(List<Printed> printed, String warning) {

    /** Copies the list. */
    public Outcome {
      printed = List.copyOf(printed);
    }
  }

  /**
   * Runs it.
   *
   * @throws IllegalArgumentException when something in it is never run
   */
  public Outcome run(Job job) {
    Safety.Verdict verdict = safety.judge(job);
    if (verdict.kind() == Kind.NEVER) {
      throw new IllegalArgumentException("it is never run: " + verdict.why());
    }
    List<Printed> all = new ArrayList<>();
    Map<String, Integer> times = new HashMap<>();
    boolean ok = true;
    for (Job.Pipeline pipeline : job.pipelines()) {
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
      if (pipeline.when() == (ok ? When.IF_FAILED : When.IF_OK)) {
        continue;
      }
      int sample = times.merge(pipeline.text(), 1, Integer::sum) - 1;
      Printed printed = new PipelineRunner(tools, time, maxBytes).run(pipeline, sample);
      ok = printed.exit() == 0;
      if (!pipeline.isPause() || printed.trouble() != Trouble.NONE) {
        all.add(printed);
      }
    }
    return new Outcome(all, warning(job));
  }

  /** A process that was traced must run on without a tracer. */
  private static String warning(Job job) {
    StringBuilder warnings = new StringBuilder();
    for (int pid : traced(job)) {
      try {
        String trouble = new Tracee(pid).trouble();
        warnings.append(warnings.isEmpty() || trouble.isEmpty() ? "" : "; ").append(trouble);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return "nobody looked whether process " + pid + " runs on";
      }
    }
    return warnings.toString();
  }

  /** The processes that a tracer was given with {@code -p}. */
  private static List<Integer> traced(Job job) {
    List<Integer> pids = new ArrayList<>();
    for (Job.Pipeline pipeline : job.pipelines()) {
      for (Job.Program program : pipeline.programs()) {
        List<String> words = program.arguments();
        int option = words.indexOf("-p");
        boolean traces = words.stream().map(Safety::name).anyMatch(TRACERS::contains);
        if (traces && option >= 0 && option + 1 < words.size()) {
          String pid = words.get(option + 1);
          if (pid.matches("\\d{1,9}")) {
            pids.add(Integer.parseInt(pid));
          }
        }
      }
    }
    return pids;
  }
}
