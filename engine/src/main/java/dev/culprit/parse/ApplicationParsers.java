package dev.culprit.parse;

import java.util.List;

/** Parsers of what applications and databases tell of themselves. */
final class ApplicationParsers {

  static final List<Parser> ALL =
      List.of(
          StatusPageParser.phpFpm(),
          StatusPageParser.apache(),
          new NginxStatusParser(),
          new RedisInfoParser(),
          new QueuesParser(),
          new MailQueueParser(),
          new SqlTableParser(),
          new ThreadDumpParser(),
          new DebuggerStackParser(),
          new JstatParser(),
          new JmapHistoParser(),
          new HeapInfoParser(),
          new PerfReportParser());

  private ApplicationParsers() {}
}
