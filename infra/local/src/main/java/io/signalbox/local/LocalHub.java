package io.signalbox.local;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.signalbox.access.Authenticator;
import io.signalbox.api.ApiRouter;
import io.signalbox.api.Endpoint;
import io.signalbox.api.Response;
import io.signalbox.local.front.Front;
import io.signalbox.local.front.OwnPages;
import io.signalbox.local.mail.StoredMail;
import io.signalbox.local.operate.OperatorPages;
import io.signalbox.local.page.Pages;
import io.signalbox.local.page.Receiver;
import io.signalbox.runtime.lambda.FunctionFailure;
import io.signalbox.runtime.lambda.Functions;
import io.signalbox.runtime.lambda.JsonCalls;
import io.signalbox.runtime.lambda.WorkRecord;
import io.signalbox.runtime.platform.FunctionPlatform;
import io.signalbox.runtime.platform.Machine;
import io.signalbox.runtime.template.Template;
import io.signalbox.store.DueTable;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.Secrets;
import io.signalbox.store.embedded.EmbeddedSecrets;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import io.signalbox.store.embedded.StoreFailure;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The whole hub in this JVM, as the template describes it. */
public final class LocalHub implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(LocalHub.class.getName());

  private final EmbeddedStore store;
  private final Functions functions;
  private final Optional<UnfinishedWork> unfinished;
  private final Front front;
  private final Sweeper sweeper;
  private final Optional<ControlSocket> control;
  private final MailSystem mail;
  private final Monitoring monitoring;
  private final Receiver receiver;
  private final AdministratorToken administratorToken;

  private LocalHub(
      Options options, Template template, EmbeddedStore store, Optional<DataFolder> data)
      throws IOException {
    Clock clock = options.clock();
    SecureRandom random = new SecureRandom();
    this.store = store;
    this.administratorToken = AdministratorToken.find(options.administratorToken(), data, random);
    RunningPosts posts = new RunningPosts(BusyProcessors.ofThisMachine());
    this.mail = MailSystem.of(options, store, data, posts::lackProcessors);
    this.receiver = new Receiver(clock);
    Secrets secrets =
        data.isPresent() ? EmbeddedSecrets.open(data.get().secrets(), random) : new MemorySecrets();
    FunctionVariables.values(template, "ADMIN_TOKEN_SECRET")
        .forEach(name -> secrets.put(name, administratorToken.text()));
    LastRun.endLeases(template, store, clock);
    this.monitoring = new Monitoring(template, store, mail.mailer(), clock);
    this.unfinished = UnfinishedWork.open(data);
    JsonCalls calls = new JsonCalls();
    Machine machine =
        new Machine(
            store,
            options.memory(),
            mail.mailer(),
            mail.kept(store, data),
            secrets,
            clock,
            random,
            monitoring,
            GuardedCalls.of(calls, options),
            access -> options.accesses().ifPresent(watcher -> watcher.accept(access)));
    this.functions =
        new Functions(
            template,
            store,
            function -> new FunctionPlatform(machine, template, function),
            clock,
            posts.watching(monitoring::called),
            unfinished.<WorkRecord>map(record -> record).orElse(WorkRecord.NONE));
    calls.loaded(functions);
    Authenticator authenticator = FunctionVariables.authenticator(template, machine);
    List<Endpoint> endpoints =
        new ArrayList<>(monitoring.endpoints(authenticator, data.map(DataFolder::folder)));
    List<String> paths = new ArrayList<>(OperatorPages.PATHS);
    if (options.demo()) {
      endpoints.addAll(Pages.endpoints(mail.mailbox(), receiver));
      paths.addAll(Pages.PATHS);
    }
    this.front =
        new Front(
            options.listening(),
            template,
            functions,
            authenticator,
            FunctionVariables.sessions(template, machine, authenticator),
            new OwnPages(paths, new ApiRouter(random, endpoints)),
            options.settingsFromFile(),
            clock,
            monitoring::answered);
    monitoring.gauge("failed_logins", "Requests with a wrong credential.", front::failedLogins);
    this.sweeper =
        new Sweeper(
            store,
            mail.mailbox(),
            FunctionVariables.retention(template),
            new SeenTime(data, clock, System::nanoTime));
    this.control =
        data.isPresent()
            ? ControlSocket.open(
                data.get().folder(), request -> StoreCopy.answer(request, data.get(), store))
            : Optional.empty();
  }

  /** What is to be done between opening the port and taking the first request. */
  @FunctionalInterface
  interface Preparation {
    void prepare(LocalHub hub) throws IOException;
  }

  /**
   * Starts a hub. When this answers, its port is open and its functions and pollers run.
   *
   * @throws IOException if the port is taken or the data folder cannot be used
   * @throws IllegalStateException if another hub has the data folder, or a function cannot start
   * @throws io.signalbox.runtime.template.TemplateException if the template cannot be read
   */
  public static LocalHub start(Options options) throws IOException {
    return start(
        options, hub -> {}, failure -> LOGGER.log(Level.ERROR, failure.message(), failure.cause()));
  }

  /**
   * The same, with something done before the first request is taken.
   *
   * @param failures is told, once, when the data folder can no longer be used; the hub keeps what
   *     it accepted, and has to be started anew
   */
  static LocalHub start(Options options, Preparation preparation, Consumer<StoreFailure> failures)
      throws IOException {
    Optional<DataFolder> data = DataFolder.of(options);
    // The template is read while the store is opened.
    Supplier<Template> template =
        Early.begin(() -> Template.read(options.template(), options.parameters()));
    EmbeddedStore store =
        data.map(folder -> EmbeddedStore.open(folder.store(), options.clock(), failures))
            .orElseGet(() -> EmbeddedStore.inMemory(options.clock()));
    try {
      LocalHub hub = new LocalHub(options, template.get(), store, data);
      hub.front.open();
      preparation.prepare(hub);
      hub.functions.start();
      hub.front.start();
      hub.sweeper.start();
      hub.monitoring.start();
      hub.mail.start();
      return hub;
    } catch (IOException | RuntimeException fault) {
      store.close();
      throw fault;
    }
  }

  /** Where the API is: {@code http://127.0.0.1:8480}. */
  public URI baseUrl() {
    return front.baseUrl();
  }

  public String administratorToken() {
    return administratorToken.text();
  }

  /** The administrator's token with where it is kept. */
  AdministratorToken keptToken() {
    return administratorToken;
  }

  /** Has the API answer a request of the administrator that comes from this process. */
  Response administer(String method, String path, Map<String, String> headers, String json) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Authorization", "Bearer " + administratorToken.text());
    all.put("Content-Type", Response.JSON);
    return front.answer(method, path, all, json.getBytes(StandardCharsets.UTF_8));
  }

  /** Its functions, for who calls one before its time. */
  public Functions functions() {
    return functions;
  }

  /** The mails that went out, newest first; empty where an SMTP server takes them. */
  public List<StoredMail> mails() {
    return mail.mailbox().map(box -> box.latest(Integer.MAX_VALUE)).orElse(List.of());
  }

  /** What takes pushes below {@code /_local/receiver/}. */
  public Receiver receiver() {
    return receiver;
  }

  /**
   * A queue of the template, for what reaches it from outside the hub.
   *
   * @param name its logical id, such as {@code BouncesQueue}
   */
  public MessageQueue queue(String name) {
    return store.queue(name);
  }

  /**
   * A table of the template, for what an operator does to it by hand.
   *
   * @param name its logical id, such as {@code Envelopes}
   */
  public DueTable table(String name) {
    return store.table(name);
  }

  /** Calls a function that a schedule calls, now. */
  public void callScheduled(String name) throws FunctionFailure {
    functions.get(name).invoke(new ScheduledEvent());
  }

  /** Stops: no new requests, then what was begun ends, then the store is closed. */
  @Override
  public void close() {
    control.ifPresent(ControlSocket::close);
    front.close();
    mail.close();
    functions.close();
    unfinished.ifPresent(UnfinishedWork::close);
    sweeper.close();
    store.close();
    monitoring.close();
  }
}
