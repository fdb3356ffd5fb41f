package dev.culprit.fuzz;

import dev.culprit.knowledge.YamlTarget;
import dev.culprit.logs.SignatureTarget;
import dev.culprit.source.ArchiveTarget;
import java.util.List;
import java.util.Locale;

/** What is fuzzed: a class with {@code fuzzerTestOneInput}, and what it is told at its start. */
enum Target {
  TABLES(Family.TABLES),
  KEY_VALUE(Family.KEY_VALUE),
  PROC(Family.PROC),
  SYS(Family.SYS),
  NETWORK(Family.NETWORK),
  REPORTS(Family.REPORTS),
  JSON(Family.JSON),
  TRACES(Family.TRACES),
  LOGS(LogTarget.class, "/var/log/syslog"),
  ACCESS_LOGS(LogTarget.class, "/var/log/nginx/access.log"),
  ARCHIVES(ArchiveTarget.class, ""),
  PASTED_TEXT(PasteTarget.class, ""),
  KNOWLEDGE(YamlTarget.class, ""),
  SIGNATURES(SignatureTarget.class, ""),
  DIAGNOSIS(DiagnosisTarget.class, "");

  private final Class<?> type;
  private final String argument;
  private final Family family;

  Target(Family family) {
    this.type = ParserTarget.class;
    this.argument = family.name();
    this.family = family;
  }

  Target(Class<?> type, String argument) {
    this.type = type;
    this.argument = argument;
    this.family = null;
  }

  Class<?> type() {
    return type;
  }

  /** What {@code fuzzerInitialize} is given; "" for nothing. */
  String argument() {
    return argument;
  }

  /** Names of the parsers that it reaches by itself. */
  List<String> parsers() {
    return family == null ? List.of() : family.ids();
  }

  /** The name of its folders. */
  String folder() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
