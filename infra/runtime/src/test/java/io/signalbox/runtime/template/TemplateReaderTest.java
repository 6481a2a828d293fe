package io.signalbox.runtime.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateReaderTest {
  private static final String TEMPLATE =
      """
      AWSTemplateFormatVersion: '2010-09-09'
      Transform: AWS::Serverless-2016-10-31
      Parameters:
        Color: {Type: String, Default: green, AllowedValues: [green, blue]}
        Count: {Type: Number, Default: 5, MinValue: 1, MaxValue: 9}
        Word: {Type: String, Default: hub, AllowedPattern: '[a-z]+'}
      Conditions:
        IsBlue: !Equals [!Ref Color, blue]
      Globals:
        Function:
          Runtime: java25
          MemorySize: 512
          Timeout: 10
          Environment:
            Variables:
              TABLE: !Ref Things
              COLOR: !Ref Color
      Resources:
        Worker:
          Type: AWS::Serverless::Function
          Properties:
            Handler: a.B
            Timeout: 20
            Environment:
              Variables:
                COLOR: red
                PATH_OF_SECRETS: !Sub /${AWS::StackName}/${Word}/
            Policies:
            - Version: '2012-10-17'
              Statement:
              - Effect: Allow
                Action: [dynamodb:PutItem]
                Resource: !GetAtt Things.Arn
              - Effect: Allow
                Action: ssm:GetParameter
                Resource: !Sub arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/x/*
            Events:
              Read:
                Type: Api
                Properties: {RestApiId: !Ref Api, Method: get, Path: '/v1/things/{name}'}
              Jobs:
                Type: SQS
                Properties:
                  Queue: !GetAtt Work.Arn
                  BatchSize: 10
                  FunctionResponseTypes: [ReportBatchItemFailures]
                  ScalingConfig: {MaximumConcurrency: 3}
              Changes:
                Type: DynamoDB
                Properties:
                  Stream: !GetAtt Things.StreamArn
                  StartingPosition: TRIM_HORIZON
                  BatchSize: 100
                  MaximumRetryAttempts: 4
                  MaximumBatchingWindowInSeconds: 2
              Tick:
                Type: Schedule
                Properties: {Schedule: rate(5 minutes)}
        Api:
          Type: AWS::Serverless::Api
          Properties: {StageName: live, BinaryMediaTypes: ['*~1*']}
        Things:
          Type: AWS::DynamoDB::Table
          Properties:
            KeySchema:
            - {AttributeName: p, KeyType: HASH}
            - {AttributeName: s, KeyType: RANGE}
            StreamSpecification: {StreamViewType: NEW_IMAGE}
        Work:
          Type: AWS::SQS::Queue
          Properties:
            VisibilityTimeout: 120
            RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 7}
        Dead:
          Type: AWS::SQS::Queue
          Properties: {VisibilityTimeout: 30}
        OnlyBlue:
          Type: AWS::SQS::Queue
          Condition: IsBlue
          Properties: {VisibilityTimeout: 30}
      """;

  private static Template read() {
    return Template.parse(TEMPLATE, Map.of());
  }

  private static FunctionSpec worker(Template template) {
    return Objects.requireNonNull(template.functions().get("Worker"));
  }

  @Test
  void aFunctionHasWhatItsGlobalsGiveItUnlessItSaysOtherwise() {
    FunctionSpec worker = worker(read());
    assertThat(worker.handler()).isEqualTo("a.B");
    assertThat(worker.memoryMegabytes()).isEqualTo(512);
    assertThat(worker.timeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(worker.environment())
        .containsOnly(
            Map.entry("TABLE", "Things"),
            Map.entry("COLOR", "red"),
            Map.entry("PATH_OF_SECRETS", "/signalbox/hub/"));
  }

  @Test
  void eventSourcesAreReadWithTheirLimits() {
    assertThat(worker(read()).eventSources())
        .containsExactly(
            new EventSource.Route("GET", "/v1/things/{name}"),
            new EventSource.Queue("Work", 10, 3, true),
            new EventSource.Stream(
                "Things", 100, Duration.ofSeconds(2), Optional.of(4), false, false),
            new EventSource.Schedule(Duration.ofMinutes(5)));
  }

  @Test
  void tablesQueuesAndTheApiAreRead() {
    Template template = read();
    assertThat(template.tables().values()).containsExactly(new TableSpec("Things", true, false));
    assertThat(template.queues().get("Work"))
        .isEqualTo(
            new QueueSpec(
                "Work", Duration.ofMinutes(2), Optional.of(new QueueSpec.Redrive("Dead", 7))));
    assertThat(template.binaryMediaTypes()).isEqualTo(List.of("*/*"));
  }

  @Test
  void aResourceIsLeftOutWhereItsConditionDoesNotHold() {
    assertThat(read().queues()).doesNotContainKey("OnlyBlue");
    assertThat(Template.parse(TEMPLATE, Map.of("Color", "blue")).queues()).containsKey("OnlyBlue");
  }

  @Test
  void permissionsAllowWhatTheyNameAndNothingElse() {
    assertThat(allows("dynamodb:PutItem", LocalNames.tableArn("Things"))).isTrue();
    assertThat(allows("dynamodb:GetItem", LocalNames.tableArn("Things"))).isFalse();
    assertThat(allows("dynamodb:PutItem", LocalNames.tableArn("Others"))).isFalse();
    assertThat(allows("ssm:GetParameter", LocalNames.parameterArn("/x/y/z"))).isTrue();
    assertThat(allows("ssm:GetParameter", LocalNames.parameterArn("/y/x/"))).isFalse();
  }

  private static boolean allows(String action, String resource) {
    return worker(read()).permissions().allow(action, resource, Optional.empty());
  }

  @Test
  void aPermissionCanBeLimitedToPartitions() {
    String limited =
        TEMPLATE.replaceFirst(
            "( *)Action: \\[dynamodb:PutItem]",
            "$0\n$1Condition: {'ForAllValues:StringLike':"
                + " {'dynamodb:LeadingKeys': ['log#*', one]}}");
    Permissions permissions = worker(Template.parse(limited, Map.of())).permissions();
    String table = LocalNames.tableArn("Things");

    assertThat(permissions.allow("dynamodb:PutItem", table, Optional.of("log#2026"))).isTrue();
    assertThat(permissions.allow("dynamodb:PutItem", table, Optional.of("one"))).isTrue();
    assertThat(permissions.allow("dynamodb:PutItem", table, Optional.of("other"))).isFalse();
    assertThat(permissions.allow("dynamodb:PutItem", table, Optional.empty())).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Color | red | Parameters.Color: \"red\" is none of green, blue",
        "Word | UP | Parameters.Word: \"UP\" does not match [a-z]+",
        "Count | 10 | Parameters.Count: \"10\" is not from 1 to 9",
        "Count | some | Parameters.Count: \"some\" is not from 1 to 9",
        "Size | 1 | Parameters.Size: there is no such parameter",
      })
  void aParameterIsCheckedAsCloudFormationDoes(String name, String value, String message) {
    assertThatThrownBy(() -> Template.parse(TEMPLATE, Map.of(name, value)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Handler: a.B | Layers: [x] | Worker.Properties.Handler: is missing",
        "Timeout: 20 | Layers: [x] | Worker.Properties.Layers: is unknown",
        "StageName: live | Cors: '*' | Api.Properties.Cors: is unknown",
        "StageName: live | Auth: {ApiKeyRequired: true} | Auth.ApiKeyRequired: can only be false",
        "BatchSize: 100 | BatchSize: many | Worker.Properties.Events.Changes.Properties.BatchSize",
        "rate(5 minutes) | cron(0 1 * * ? *) | Worker.Properties.Events.Tick.Properties.Schedule",
        "!Ref Things | !Ref Nothing | there is nothing called Nothing",
        "!GetAtt Dead.Arn | !GetAtt Dead.Size | the attribute Size of Dead",
        "!Sub /$ | !Join /$ | the function Join is unknown",
        "Serverless::Api | MQ::Broker | Api.Type: AWS::MQ::Broker is unknown to the local hub",
        "Serverless-2016-10-31 | Include | Transform: can only be AWS::LanguageExtensions and",
        "Effect: Allow | Effect: Deny | Policies[0].Statement[0].Effect: can only be Allow",
        "Action: [dynamodb:PutItem] | Condition: {StringEquals: {a: b}} | StringLike: is missing",
        "Runtime: java25 | Runtime: java21 | Worker.Properties.Runtime: can only be java25",
        "NEW_IMAGE | KEYS_ONLY | Things.Properties.StreamSpecification.StreamViewType",
        "MaximumRetryAttempts | MaximumRecordAge | MaximumRecordAge: is unknown",
      })
  void whatItDoesNotKnowIsAnErrorThatSaysWhere(String known, String unknown, String message) {
    assertThat(TEMPLATE).contains(known);
    assertThatThrownBy(() -> Template.parse(TEMPLATE.replace(known, unknown), Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aKeyThatStandsTwiceIsAnError() {
    assertThatThrownBy(() -> Template.parse(TEMPLATE.replace("  Dead:\n", "  Work:\n"), Map.of()))
        .hasMessageContaining("the key Work stands twice");
  }
}
