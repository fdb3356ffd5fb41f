package dev.culprit.cli;

import dev.culprit.knowledge.Knowledge;
import dev.culprit.redact.PseudonymFile;
import dev.culprit.redact.Pseudonyms;
import dev.culprit.redact.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether what is written bears pseudonyms, and who may know whose they are. */
public final class RedactOptions {

  @Option(
      names = "--redact",
      description = {
        "pseudonyms for hosts, addresses, users, mail, tokens, keys and passwords",
        "(docs/redaction.md says what is found, and what is not)"
      })
  private boolean redact;

  @Option(
      names = "--redact-map",
      paramLabel = "FILE",
      description = {
        "with --redact: keep there who got which pseudonym, readable by you alone;",
        "a file from an earlier run is used again"
      })
  private Path map;

  /** Whether pseudonyms are wished. */
  public boolean wished() {
    return redact;
  }

  /** Refuses a map of nothing. */
  void check(CommandSpec spec) {
    if (map != null && !redact) {
      throw new ParameterException(spec.commandLine(), "--redact-map needs --redact");
    }
  }

  /** What may be shown, by the words of the built-in knowledge. */
  Hidden hidden(CommandSpec spec) throws IOException {
    return hidden(redact ? Base.read(Packs.NONE).knowledge() : null, spec);
  }

  /**
   * What may be shown.
   *
   * @param knowledge whose words are nobody's names; may be null where nothing is hidden
   */
  Hidden hidden(Knowledge knowledge, CommandSpec spec) {
    check(spec);
    if (!redact) {
      return Hidden.NOTHING;
    }
    try {
      Pseudonyms pseudonyms = map == null ? new Pseudonyms() : PseudonymFile.read(map);
      return new Hidden(Optional.of(new Redactor(knowledge, pseudonyms)), map);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), "--redact-map: " + e.getMessage(), e);
    }
  }
}
