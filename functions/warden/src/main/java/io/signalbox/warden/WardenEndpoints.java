package io.signalbox.warden;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.access.Grant;
import io.signalbox.api.Endpoint;
import io.signalbox.api.ProblemException;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.settings.WardenOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The methods of Warden 3, by GET and POST. What is wrong is told in this order: 404 for a method
 * that there is not, 403 for who may not call it, 400 for a body that is no JSON.
 */
final class WardenEndpoints {
  /** What clients look at is that it begins with 3. */
  private static final String VERSION = "3.0-signalbox";

  private interface Method {
    Response answer(Caller caller, Request request);
  }

  private final Authenticator authenticator;
  private final WardenAnswers answers;
  private final Map<String, Method> methods;

  WardenEndpoints(
      Authenticator authenticator, WardenAnswers answers, SendEvents send, GetEvents get) {
    this.authenticator = authenticator;
    this.answers = answers;
    this.methods =
        Map.of(
            "getInfo",
            withoutArguments(WardenEndpoints::info),
            "getDebug",
            withoutArguments(WardenEndpoints::debug),
            "getEvents",
            (caller, request) -> {
              RequestBody.shape(request);
              return get.answer(caller, request);
            },
            "sendEvents",
            send::answer);
  }

  List<Endpoint> all() {
    List<Endpoint> endpoints = new ArrayList<>();
    for (String verb : List.of("GET", "POST")) {
      for (String path : List.of("/warden3/", "/warden3/{method}", "/warden3/{method}/")) {
        endpoints.add(
            Endpoint.of(
                    verb,
                    path,
                    request ->
                        answer(path.contains("{") ? request.pathParameter("method") : "", request))
                .ignoringUnknownParameters());
      }
    }
    return endpoints;
  }

  private Response answer(String name, Request request) {
    try {
      Method method = methods.get(name);
      if (method == null) {
        throw WardenFault.of(WardenFault.UNKNOWN_METHOD, "There is no such method.").exception();
      }
      return method.answer(authenticator.authenticate(request), request);
    } catch (WardenException wrong) {
      return answers.failure(name, List.of(wrong.fault()));
    } catch (ProblemException problem) {
      return answers.failure(name, problem.problem());
    }
  }

  private interface Fact {
    Response of(Caller caller);
  }

  private static Method withoutArguments(Fact fact) {
    return (caller, request) -> {
      Response response = fact.of(caller);
      RequestBody.shape(request);
      return response;
    };
  }

  private static Response info(Caller caller) {
    return WardenAnswers.success(
        object()
            .put("version", VERSION)
            .put("send_events_limit", SendEvents.LIMIT)
            .put("get_events_limit", GetEvents.LIMIT));
  }

  private static Response debug(Caller caller) {
    if (!caller.has(Grant.administer())) {
      throw WardenFault.of(WardenFault.FORBIDDEN, "This client may not ask for this.").exception();
    }
    ObjectNode json = object();
    json.putObject("client")
        .put("name", caller.instance().warden().map(WardenOptions::name).orElse(caller.name()));
    return WardenAnswers.success(json.put("version", VERSION));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
