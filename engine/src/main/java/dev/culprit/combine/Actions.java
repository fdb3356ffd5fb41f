package dev.culprit.combine;

import dev.culprit.fact.Action;
import dev.culprit.fact.ActionTaken;
import dev.culprit.fact.ServiceSeen;
import dev.culprit.fact.Subject;
import java.util.List;
import java.util.Optional;

/** What was done, joined with the services of the host. */
final class Actions {

  private Actions() {}

  /** Each action, about the service that it names where the host runs one of that name. */
  static List<ActionTaken> of(Observations read, List<Object> facts) {
    return read.of(Action.class).stream()
        .map(
            a ->
                new ActionTaken(
                    subject(a.object(), facts),
                    a.kind(),
                    a.object(),
                    a.effect(),
                    List.of(a.origin())))
        .toList();
  }

  /** {@code php8.2-fpm.service} and {@code php-fpm} are both the service php-fpm's own words. */
  private static Subject subject(String object, List<Object> facts) {
    String name = object.strip().replaceFirst("\\.service$", "");
    Optional<Subject> service =
        facts.stream()
            .filter(ServiceSeen.class::isInstance)
            .map(f -> ((ServiceSeen) f).service())
            .filter(s -> s.name().equals(name))
            .findFirst();
    return service.orElse(Subject.HOST);
  }
}
