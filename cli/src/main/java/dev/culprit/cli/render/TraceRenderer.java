package dev.culprit.cli.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.culprit.cli.Version;
import dev.culprit.trace.CallSite;
import dev.culprit.trace.Frame;
import dev.culprit.trace.TraceReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What traces show, as text or as the JSON object {@code culprit.trace/v1}. */
public final class TraceRenderer {

  /** Sites without a leak that are worth a line. */
  private static final int OTHERS = 5;

  private TraceRenderer() {}

  /** Prints reports, and beside each leak how a good trace closes it; {@code good} may be null. */
  public static void text(List<TraceReport> reports, TraceReport good, PrintStream out) {
    for (TraceReport report : reports) {
      out.println(
          Wrapping.cut(
              String.format(
                  Locale.ROOT,
                  "%s: %,d calls of %d threads%s",
                  report.name(),
                  report.calls(),
                  report.threads(),
                  Double.isNaN(report.seconds())
                      ? ""
                      : String.format(Locale.ROOT, " in %.1f s", report.seconds()))));
      out.println(report.leaks().isEmpty() ? "NO LEAK" : "LEAK");
      report.leaks().forEach(site -> site(site, report.seconds(), good, out));
      if (!report.closesTraced()) {
        print(
            out,
            "   note    ",
            "no close() is in the trace: only numbers that are given out again tell");
      }
      report.sites().stream()
          .filter(s -> !report.leaks().contains(s))
          .limit(OTHERS)
          .forEach(s -> print(out, "   ok      ", s.call() + ": " + s.because()));
      CallsRenderer.text(report, out);
    }
  }

  private static void site(CallSite site, double seconds, TraceReport good, PrintStream out) {
    String lead =
        String.format(
            Locale.ROOT,
            "%d of %d from %s%s were never closed%s",
            site.neverClosed(),
            site.opened(),
            site.call(),
            site.followedBy().isEmpty()
                ? ""
                : ", followed by " + site.followedBy() + " " + site.detail(),
            rate(site, seconds));
    print(out, "   ", lead);
    for (Frame frame : site.stack()) {
      print(out, "   stack   ", frame.toString());
    }
    if (site.line() > 0) {
      out.println(Wrapping.cut("   line " + site.line() + "  " + site.text().strip()));
    }
    if (good != null) {
      print(out, "   good    ", compared(site, good));
    }
  }

  private static String rate(CallSite site, double seconds) {
    return seconds >= 1
        ? String.format(Locale.ROOT, ", %.1f a second", site.neverClosed() / seconds)
        : "";
  }

  private static Optional<CallSite> twin(CallSite site, TraceReport good) {
    return good.sites().stream()
        .filter(g -> g.call().equals(site.call()) && g.followedBy().equals(site.followedBy()))
        .findFirst();
  }

  private static String compared(CallSite site, TraceReport good) {
    Optional<CallSite> twin = twin(site, good);
    if (twin.isEmpty()) {
      return "the good trace does not make this call";
    }
    CallSite other = twin.get();
    if (other.closed() == 0) {
      return "the good trace does not close it either";
    }
    String closer = other.closer().toString();
    return String.format(
        Locale.ROOT,
        "the good trace closes it%s%s%s",
        Double.isNaN(other.closedAfter())
            ? ""
            : String.format(Locale.ROOT, " %.1f ms later", 1000 * other.closedAfter()),
        closer.isBlank() ? "" : " by " + closer,
        other.closedBy().isEmpty() ? "" : " (" + other.closedBy() + ")");
  }

  /** Writes one object with all reports and leaves the stream open. */
  public static void json(List<TraceReport> reports, TraceReport good, OutputStream out)
      throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("schema", "culprit.trace/v1");
      json.writeStringField("version", Version.text());
      json.writeArrayFieldStart("traces");
      for (TraceReport report : reports) {
        json.writeStartObject();
        json.writeStringField("name", report.name());
        json.writeNumberField("calls", report.calls());
        json.writeNumberField("threads", report.threads());
        if (!Double.isNaN(report.seconds())) {
          json.writeNumberField("seconds", report.seconds());
        }
        json.writeBooleanField("closesTraced", report.closesTraced());
        json.writeBooleanField("stacks", report.stacks());
        json.writeArrayFieldStart("leaks");
        for (CallSite site : report.leaks()) {
          site(site, good, json);
        }
        json.writeEndArray();
        CallsRenderer.json(report, json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void site(CallSite site, TraceReport good, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("call", site.call());
    optional("followedBy", site.followedBy(), json);
    optional("detail", site.detail(), json);
    optional("library", site.caller().library(), json);
    optional("function", site.caller().function(), json);
    optional("source", site.caller().source(), json);
    json.writeNumberField("opened", site.opened());
    json.writeNumberField("neverClosed", site.neverClosed());
    json.writeNumberField("failed", site.failed());
    json.writeNumberField("line", site.line());
    json.writeStringField("because", site.because());
    if (good != null) {
      json.writeStringField("good", compared(site, good));
    }
    json.writeEndObject();
  }

  private static void optional(String name, String value, JsonGenerator json) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  private static void print(PrintStream out, String first, String text) {
    Wrapping.wrap(first, " ".repeat(first.length()), text).forEach(out::println);
  }
}
