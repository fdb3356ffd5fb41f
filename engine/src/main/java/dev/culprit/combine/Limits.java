package dev.culprit.combine;

import dev.culprit.fact.ConfiguredLimit;
import dev.culprit.fact.DescriptorTable;
import dev.culprit.fact.LimitGap;
import dev.culprit.fact.Origin;
import dev.culprit.fact.ProcessLimit;
import dev.culprit.fact.ProcessSeen;
import dev.culprit.fact.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Limits that are written down, held against those that services run with. */
final class Limits {

  /** Somebody's, whom a limit for all users holds for as well. */
  private static final String UNKNOWN_USER = "?";

  private Limits() {}

  static List<LimitGap> gaps(Observations read, List<DescriptorTable> tables, ServiceNames names) {
    Map<Integer, String> users = new HashMap<>();
    read.of(ProcessSeen.class).forEach(p -> users.putIfAbsent(p.pid(), p.user()));
    List<LimitGap> gaps = new ArrayList<>();
    for (DescriptorTable table : tables) {
      ConfiguredLimit wish =
          largest(read, table.service().name(), users.getOrDefault(table.service().pid(), ""));
      if (wish != null && (!table.limited() || wish.value() > table.softLimit())) {
        gaps.add(gap(table, wish));
      }
    }
    gaps.addAll(withoutTable(read, tables, users, names));
    return gaps;
  }

  /** Processes of which the limit was read, but not what they have open. */
  private static List<LimitGap> withoutTable(
      Observations read,
      List<DescriptorTable> tables,
      Map<Integer, String> users,
      ServiceNames names) {
    if (!tables.isEmpty()) {
      return List.of();
    }
    List<LimitGap> gaps = new ArrayList<>();
    for (ProcessLimit limit : read.of(ProcessLimit.class)) {
      Subject service =
          limit.program().isEmpty()
              ? names.of(limit.pid(), "process " + limit.pid())
              : Subject.service(names.normalise(limit.program()));
      String user = users.getOrDefault(limit.pid(), UNKNOWN_USER);
      ConfiguredLimit wish = largest(read, service.name(), user);
      if (limit.resource().equals(ProcessLimit.OPEN_FILES)
          && wish != null
          && wish.value() > limit.soft()) {
        List<Origin> proof = List.of(wish.origin(), limit.origin());
        boolean own = !wish.kind().equals("limits.conf");
        String where = wish.origin().source();
        gaps.add(new LimitGap(service, limit.soft(), wish.value(), where, own, proof));
      }
    }
    return gaps;
  }

  private static ConfiguredLimit largest(Observations read, String service, String user) {
    ConfiguredLimit largest = null;
    for (ConfiguredLimit limit : read.of(ConfiguredLimit.class)) {
      if (limit.resource().equals(ProcessLimit.OPEN_FILES)
          && !limit.kind().equals("shell")
          && appliesTo(limit, service, user)
          && (largest == null || limit.value() > largest.value())) {
        largest = limit;
      }
    }
    return largest;
  }

  private static boolean appliesTo(ConfiguredLimit limit, String service, String user) {
    String scope = limit.scope();
    return scope.equals(service)
        || scope.startsWith(service)
        || (!user.isEmpty() && (scope.equals(user) || scope.equals("*")));
  }

  private static LimitGap gap(DescriptorTable table, ConfiguredLimit wish) {
    List<Origin> proof = new ArrayList<>(List.of(wish.origin()));
    proof.addAll(table.proof());
    return new LimitGap(
        table.service(),
        table.softLimit(),
        wish.value(),
        wish.origin().source(),
        !wish.kind().equals("limits.conf"),
        proof);
  }
}
