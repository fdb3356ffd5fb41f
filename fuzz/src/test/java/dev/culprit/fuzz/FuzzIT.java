package dev.culprit.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Lets Jazzer look for inputs that break a promise, each target in a JVM of its own, two side by
 * side. A finding lies in {@code target/fuzz/TARGET} and goes into the corpus once it is mended.
 */
@Execution(ExecutionMode.CONCURRENT)
class FuzzIT {

  /** For how long; some seconds in every build, minutes where one asks for it. */
  private static final int SECONDS = Integer.getInteger("fuzz.seconds", 2);

  /**
   * A single input that takes longer is a finding. One that is made long goes through every parser
   * of a family; the largest takes a minute for all of them, watched as they are.
   */
  private static final int TIMEOUT_SECONDS = 180;

  /** They watch every regular expression, of which this program is full, for what is no fault. */
  private static final String SLOW_HOOKS =
      "com.code_intelligence.jazzer.sanitizers.RegexInjection"
          + ":com.code_intelligence.jazzer.sanitizers.RegexRoadblocks";

  @ParameterizedTest
  @EnumSource(Target.class)
  void findsNothing(Target target) throws IOException, InterruptedException {
    Path folder = Path.of("target/fuzz", target.folder()).toAbsolutePath();
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    for (Map.Entry<String, byte[]> seed : Seeds.of(target).entrySet()) {
      Files.write(seeds.resolve(seed.getKey()), seed.getValue());
    }
    Path found = Files.createDirectories(folder.resolve("corpus"));
    File log = folder.resolve("log.txt").toFile();
    Process fuzzer =
        new ProcessBuilder(command(target, folder, found, seeds))
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    assertEquals(0, fuzzer.waitFor(), () -> "see " + log);
  }

  private static List<String> command(Target target, Path folder, Path found, Path seeds) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:+EnableDynamicAgentLoading"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + target.type().getName());
    if (!target.argument().isEmpty()) {
      command.add("--target_args=" + target.argument());
    }
    command.add("--instrumentation_includes=dev.culprit.**");
    command.add("--custom_hook_includes=dev.culprit.**");
    command.add("--disabled_hooks=" + SLOW_HOOKS);
    command.add("--reproducer_path=" + folder);
    command.add("-artifact_prefix=" + folder + "/");
    command.add("-max_total_time=" + SECONDS);
    command.add("-timeout=" + TIMEOUT_SECONDS);
    command.add("-max_len=" + Seeds.LONGEST);
    command.add("-rss_limit_mb=0");
    command.addAll(List.of(found.toString(), seeds.toString()));
    return command;
  }
}
