package dev.culprit.fact;

/**
 * The program that a unit runs, as its supervisor says: the log may know it by that name alone.
 *
 * @param unit the unit's name as people say it, without {@code .service}
 * @param program the base name of what {@code ExecStart=} begins with
 */
public record UnitProgram(String unit, String program, Origin origin) implements Observation {}
