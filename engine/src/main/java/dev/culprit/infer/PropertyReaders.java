package dev.culprit.infer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.drools.base.base.ValueResolver;
import org.drools.base.base.ValueType;
import org.drools.base.base.extractors.BaseObjectClassFieldReader;
import org.drools.base.rule.accessor.ReadAccessor;
import org.drools.base.rule.accessor.WriteAccessor;
import org.drools.core.base.ClassFieldAccessorCache.CacheEntry;
import org.drools.core.base.FieldAccessorFactory;
import org.drools.mvel.asm.ClassFieldAccessorFactory;

/**
 * Reads what rules ask of facts by calling its method. Drools' own service, which this one goes
 * before, writes and loads a class for each property at each start, some 270 of them.
 */
public final class PropertyReaders implements FieldAccessorFactory {

  private final FieldAccessorFactory written = new ClassFieldAccessorFactory();
  private final Map<Class<?>, List<String>> namesByClass = new ConcurrentHashMap<>();

  /** For the service loader. */
  public PropertyReaders() {}

  /** Before that of Drools, which has 0. */
  @Override
  public int servicePriority() {
    return 1;
  }

  @Override
  public ReadAccessor getClassFieldReader(Class<?> type, String property, CacheEntry cache) {
    List<String> names = namesByClass.computeIfAbsent(type, PropertyReaders::names);
    int index = names.indexOf(property);
    if (index < 0) {
      return written.getClassFieldReader(type, property, cache);
    }
    try {
      return new Reader(index, type.getMethod(property));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("it was just among the methods of " + type, e);
    }
  }

  @Override
  public WriteAccessor getClassFieldWriter(Class<?> type, String property, CacheEntry cache) {
    return written.getClassFieldWriter(type, property, cache);
  }

  /** What of a record can be asked for by the very name of a method, always in the same order. */
  private static List<String> names(Class<?> type) {
    if (!type.isRecord()) {
      return List.of();
    }
    return Arrays.stream(type.getDeclaredMethods())
        .filter(m -> m.getParameterCount() == 0 && m.getReturnType() != void.class)
        .filter(m -> Modifier.isPublic(m.getModifiers()) && !Modifier.isStatic(m.getModifiers()))
        .map(Method::getName)
        .sorted()
        .toList();
  }

  /** Of readers of one class and type Drools tells one from another by the index. */
  private static final class Reader extends BaseObjectClassFieldReader {

    private static final long serialVersionUID = 1L;

    private final transient Method method;

    Reader(int index, Method method) {
      super(index, method.getReturnType(), ValueType.determineValueType(method.getReturnType()));
      this.method = method;
    }

    @Override
    public Object getValue(ValueResolver resolver, Object fact) {
      try {
        return method.invoke(fact);
      } catch (InvocationTargetException e) {
        throw new IllegalStateException(method + " failed", e.getCause());
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean isNullValue(ValueResolver resolver, Object fact) {
      return getValue(resolver, fact) == null;
    }
  }
}
