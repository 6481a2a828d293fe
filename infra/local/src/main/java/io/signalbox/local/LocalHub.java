package io.signalbox.local;

import io.signalbox.local.front.Front;
import io.signalbox.local.mail.FolderMailbox;
import io.signalbox.local.mail.Mailbox;
import io.signalbox.local.mail.MemoryMailbox;
import io.signalbox.local.mail.SmtpMailer;
import io.signalbox.local.mail.StoredMail;
import io.signalbox.local.page.Pages;
import io.signalbox.local.page.Receiver;
import io.signalbox.runtime.lambda.Functions;
import io.signalbox.runtime.platform.FunctionPlatform;
import io.signalbox.runtime.platform.Machine;
import io.signalbox.runtime.template.Template;
import io.signalbox.store.Mailer;
import io.signalbox.store.MessageQueue;
import io.signalbox.store.Secrets;
import io.signalbox.store.Table;
import io.signalbox.store.embedded.EmbeddedSecrets;
import io.signalbox.store.embedded.EmbeddedStore;
import io.signalbox.store.embedded.MemorySecrets;
import io.signalbox.store.embedded.StoreFailure;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The whole hub in this JVM, as the template describes it. */
public final class LocalHub implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(LocalHub.class.getName());
  private static final String HOST = "127.0.0.1";
  private static final int ALL = Integer.MAX_VALUE;

  private final EmbeddedStore store;
  private final Functions functions;
  private final Front front;
  private final Sweeper sweeper;
  private final Optional<Mailbox> mailbox;
  private final Receiver receiver;
  private final AdministratorToken administratorToken;

  private LocalHub(Options options, EmbeddedStore store, Optional<DataFolder> data)
      throws IOException {
    Clock clock = options.clock();
    SecureRandom random = new SecureRandom();
    Template template = Template.read(options.template(), options.parameters());
    this.store = store;
    this.administratorToken = AdministratorToken.find(options.administratorToken(), data, random);
    this.mailbox =
        options.smtp().isPresent() ? Optional.empty() : Optional.of(mailbox(data, clock));
    this.receiver = new Receiver(clock);
    Secrets secrets =
        data.isPresent() ? EmbeddedSecrets.open(data.get().secrets(), random) : new MemorySecrets();
    giveAdministratorToken(template, secrets, administratorToken.text());
    LastRun.endLeases(template, store, clock);
    Machine machine =
        new Machine(store, mailer(options, mailbox), secrets, clock, random, options.accesses());
    this.functions =
        new Functions(
            template, store, function -> new FunctionPlatform(machine, template, function), clock);
    this.front = new Front(template, functions, Pages.router(mailbox, receiver, random), clock);
    this.sweeper = new Sweeper(store);
  }

  /**
   * Starts a hub. When this answers, its port is open, its functions are loaded and its pollers
   * run.
   *
   * @throws IOException if the port is taken or the data folder cannot be used
   * @throws IllegalStateException if another hub has the data folder, or a function cannot start
   * @throws io.signalbox.runtime.template.TemplateException if the template cannot be read
   */
  public static LocalHub start(Options options) throws IOException {
    return start(options, failure -> LOGGER.log(Level.ERROR, failure.message(), failure.cause()));
  }

  /**
   * The same.
   *
   * @param failures is told, once, when the data folder can no longer be used; the hub keeps what
   *     it accepted, and has to be started anew
   */
  static LocalHub start(Options options, Consumer<StoreFailure> failures) throws IOException {
    Optional<DataFolder> data = Optional.empty();
    if (options.data().isPresent()) {
      data = Optional.of(DataFolder.at(options.data().get()));
    }
    EmbeddedStore store =
        data.map(folder -> EmbeddedStore.open(folder.store(), options.clock(), failures))
            .orElseGet(() -> EmbeddedStore.inMemory(options.clock()));
    try {
      LocalHub hub = new LocalHub(options, store, data);
      hub.front.start(HOST, options.port());
      hub.functions.start();
      hub.sweeper.start();
      return hub;
    } catch (IOException | RuntimeException fault) {
      store.close();
      throw fault;
    }
  }

  /** Where the API is: {@code http://127.0.0.1:8480}. */
  public URI baseUrl() {
    return URI.create("http://" + HOST + ":" + front.port());
  }

  public String administratorToken() {
    return administratorToken.text();
  }

  /** Whether the token was made at this start, so that nobody knows it yet. */
  boolean isAdministratorTokenNew() {
    return administratorToken.isNew();
  }

  /** The mails that went out, newest first; empty where an SMTP server takes them. */
  public List<StoredMail> mails() {
    return mailbox.map(box -> box.latest(ALL)).orElse(List.of());
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
  public Table table(String name) {
    return store.table(name);
  }

  /** Stops: no new requests, then what was begun ends, then the store is closed. */
  @Override
  public void close() {
    front.close();
    functions.close();
    sweeper.close();
    store.close();
  }

  private static Mailbox mailbox(Optional<DataFolder> data, Clock clock) throws IOException {
    return data.isPresent()
        ? new FolderMailbox(data.get().mails(), clock)
        : new MemoryMailbox(clock);
  }

  private static Mailer mailer(Options options, Optional<Mailbox> mailbox) {
    return mailbox.isPresent()
        ? mailbox.get()
        : options.smtp().map(server -> new SmtpMailer(server.host(), server.port())).orElseThrow();
  }

  private static void giveAdministratorToken(Template template, Secrets secrets, String token) {
    template.functions().values().stream()
        .flatMap(
            function ->
                Optional.ofNullable(function.environment().get("ADMIN_TOKEN_SECRET")).stream())
        .distinct()
        .forEach(name -> secrets.put(name, token));
  }
}
