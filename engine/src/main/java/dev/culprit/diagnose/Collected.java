package dev.culprit.diagnose;

import dev.culprit.diagnose.Diagnosis.SourceRead;
import dev.culprit.fact.FileChanged;
import dev.culprit.fact.FilesystemUse;
import dev.culprit.fact.KernelSetting;
import dev.culprit.fact.Measure;
import dev.culprit.fact.Observation;
import dev.culprit.fact.PackageChange;
import dev.culprit.source.Skipped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What reading brought: observations, what was looked at, and what could not be read. */
final class Collected {

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /** What {@code df -i} tells and {@code df} does not. */
  static final String INODES = "inode-use";

  private final List<Observation> observations = new ArrayList<>();
  private final Set<String> toolOutputs = new TreeSet<>();
  private final Set<String> looked = new TreeSet<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final List<SourceRead> coverage = new ArrayList<>();

  List<Observation> observations() {
    return observations;
  }

  /** Files that hold one tool's output by their name. */
  Set<String> toolOutputs() {
    return toolOutputs;
  }

  Set<String> looked() {
    return looked;
  }

  List<Skipped> skipped() {
    return skipped;
  }

  List<SourceRead> coverage() {
    return coverage;
  }

  /**
   * Takes an observation and notes that its kind was looked at: {@code DescriptorTally} as {@code
   * descriptor-tally}, a measure as {@code measure.TcpExt}, a sysctl also as {@code
   * kernel-setting.NAME}; of a later sample also with {@code @2}.
   */
  void observe(Observation observation, int sample) {
    observations.add(observation);
    look(kind(observation), sample);
    if (observation instanceof KernelSetting setting) {
      look("kernel-setting." + setting.name(), sample);
    }
  }

  /** Adds what was read after it; what could not be read is told elsewhere. */
  void add(Collected later) {
    observations.addAll(later.observations);
    toolOutputs.addAll(later.toolOutputs);
    looked.addAll(later.looked);
    coverage.addAll(later.coverage);
  }

  /** Gives changes that were read without a zone or a year their true instant. */
  void settle(OffsetDateTime now) {
    observations.replaceAll(one -> settled(one, now));
  }

  private static Observation settled(Observation one, OffsetDateTime now) {
    if (one instanceof PackageChange change) {
      return change.settled(now);
    }
    return one instanceof FileChanged file ? file.settled(now) : one;
  }

  void look(String what, int sample) {
    looked.add(what);
    if (sample > 0) {
      looked.add(what + "@2");
    }
  }

  private static final ClassValue<String> KINDS =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          return kindOf(type.getSimpleName());
        }
      };

  private static String kind(Observation observation) {
    if (observation instanceof Measure measure) {
      int dot = measure.name().indexOf('.');
      return "measure." + (dot < 0 ? measure.name() : measure.name().substring(0, dot));
    }
    if (observation instanceof FilesystemUse use && use.inodes()) {
      return INODES;
    }
    return kindOf(observation.getClass());
  }

  /** The name of a kind of observation, as finding pages give it under {@code needs}. */
  static String kindOf(Class<?> type) {
    return KINDS.get(type);
  }

  static String kindOf(String type) {
    return HUMP.matcher(type).replaceAll("-").toLowerCase(Locale.ROOT);
  }
}
