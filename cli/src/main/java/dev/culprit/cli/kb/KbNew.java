package dev.culprit.cli.kb;

import dev.culprit.knowledge.PageId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code culprit kb new cause ID}: writes the files that a new cause begins with. */
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = "Writes the page and the case that a new cause begins with.")
public final class KbNew implements Callable<Integer> {

  private static final String PAGE =
      """
      id: ID
      title: What is wrong, in a sentence of five to ten words
      topic: TOPIC
      owner: operations
      prior: rare
      subject: service
      impact: high
      meaning: |
        What happens and why the users see it, for somebody who meets it for the first time.
      expects: {}
      leads-to: []
      distinguish: {}
      remedies:
        contain: []
        fix: []
        verify: []
        prevent: []
      references: []
      status: draft
      """;

  private static final String CASE =
      """
      id: ID
      provenance: synthetic
      source: how the readings came about
      symptom: what the users say
      expect:
        leads: [ID]
      """;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(index = "0", paramLabel = "KIND", description = "cause")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "ID", description = "its id, such as disk-full")
  private String id = "";

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      required = true,
      description = "the folder that it belongs to, such as storage")
  private String topic = "";

  @Option(
      names = "--knowledge",
      paramLabel = "DIR",
      description = "the folder of pages (default: that of the source tree)")
  private Path knowledge = Path.of("knowledge-base/src/main/resources/dev/culprit/knowledge");

  @Override
  public Integer call() throws IOException {
    if (!kind.equals("cause")) {
      throw wrong("only a cause can be begun, no '" + kind + "'");
    }
    if (!PageId.isOne(id) || !PageId.isOne(topic)) {
      throw wrong("ids and topics are words in small letters, joined by hyphens");
    }
    if (!Files.isDirectory(knowledge)) {
      throw wrong("there is no folder " + knowledge + "; name one with --knowledge");
    }
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(knowledge.resolve("causes").resolve(topic).resolve(id + ".yaml"), PAGE);
    Path folder = knowledge.resolve("cases").resolve(topic).resolve(id);
    files.put(folder.resolve("case.yaml"), CASE);
    for (Path file : files.keySet()) {
      if (Files.exists(file)) {
        throw wrong(file + " is there already");
      }
    }
    Files.createDirectories(folder.resolve("readings"));
    for (var file : files.entrySet()) {
      Files.createDirectories(file.getKey().getParent());
      Files.writeString(file.getKey(), file.getValue().replace("ID", id).replace("TOPIC", topic));
      spec.commandLine().getOut().println(file.getKey());
    }
    spec.commandLine().getOut().flush();
    return 0;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
