package io.signalbox.runtime.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.signalbox.runtime.template.FunctionSpec;
import io.signalbox.store.Platform;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes instances of a function's handler class, which has a constructor that takes the platform.
 */
final class Handlers {
  private final FunctionSpec function;
  private final Platform platform;
  private final Constructor<?> constructor;
  private final Class<?> eventType;

  Handlers(FunctionSpec function, Platform platform) {
    this.function = function;
    this.platform = platform;
    try {
      Class<?> handlerClass = Class.forName(function.handler());
      this.constructor = handlerClass.getConstructor(Platform.class);
      this.eventType = eventType(handlerClass);
    } catch (ClassNotFoundException absent) {
      throw fault("is not on the class path", absent);
    } catch (NoSuchMethodException absent) {
      throw fault("has no public constructor that takes the platform", absent);
    }
  }

  /** The type of event that the handler takes. */
  Class<?> eventType() {
    return eventType;
  }

  // The raw event was made to be of the handler's own type.
  @SuppressWarnings("unchecked")
  RequestHandler<Object, @Nullable Object> make() {
    try {
      return (RequestHandler<Object, @Nullable Object>) constructor.newInstance(platform);
    } catch (InvocationTargetException thrown) {
      throw fault("cannot be started: " + thrown.getCause(), thrown);
    } catch (ReflectiveOperationException refused) {
      throw fault("cannot be instantiated", refused);
    }
  }

  private Class<?> eventType(Class<?> handlerClass) {
    if (!RequestHandler.class.isAssignableFrom(handlerClass)) {
      throw fault("is no RequestHandler", null);
    }
    return Arrays.stream(handlerClass.getMethods())
        .filter(method -> method.getName().equals("handleRequest") && !method.isBridge())
        .filter(method -> method.getParameterCount() == 2)
        .map(Method::getParameterTypes)
        .map(types -> types[0])
        .findFirst()
        .orElseThrow(() -> fault("has no handleRequest", null));
  }

  private IllegalStateException fault(String fault, @Nullable Throwable cause) {
    return new IllegalStateException(
        "%s: the handler class %s %s".formatted(function.name(), function.handler(), fault), cause);
  }
}
