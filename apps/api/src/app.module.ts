import { type DynamicModule, Logger, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';

import { AccessModule, loadSecondFactorSecret, loadTokenSecret } from '#access';
import { AdministrationModule } from '#administration';
import { AssessmentModule } from '#assessment';
import { Directory, DirectoryModule } from '#directory';
import { InsightModule } from '#insight';
import { JointMeetingModule } from '#joint-meeting';
import { ObservabilityModule } from '#observability';
import { Open311Module } from '#open311';
import { EvidenceModule } from '#evidence';
import { CLOCK, type Clock } from '#event-sourcing';
import { openKeyStore, PrivacyModule } from '#privacy';
import { postsNamedBy, type RuleBook, RulesModule } from '#rules';
import {
  type Configuration,
  ConfigurationError,
  isShared,
  openEvidenceStore,
  readKeys,
  retryUntilReachable,
} from '#runtime';
import { WHISTLE_RULES, WhistleModule } from '#whistle';

import { AuditedOperations } from './audited-operations.js';
import { AutomationsModule } from './automations.module.js';
import { ApiGraphQLModule } from './graphql.module.js';
import { InfrastructureModule } from './infrastructure.module.js';
import { ApiNoticesModule } from './notices.module.js';

/** The key that signs tokens; made on first use if this process is the only one. */
async function secretOf({ dataDir, tokenSecret, stores }: Configuration): Promise<string> {
  if (tokenSecret !== undefined) return tokenSecret;
  if (!isShared(stores)) return loadTokenSecret(dataDir);
  throw new ConfigurationError('TOKEN_SECRET', '多个进程共用日志时须填写，且各进程相同');
}

/** The key that seals second factors; where the log is shared, that of tokens unless one is given. */
async function secondFactorSecretOf({ dataDir, secondFactorSecret, stores }: Configuration) {
  if (secondFactorSecret !== undefined || isShared(stores)) return secondFactorSecret;
  return loadSecondFactorSecret(dataDir);
}

function access(configuration: Configuration): DynamicModule {
  const { tokenTtlSeconds, sessions, trustProxy, limits, secondFactorRoles, singleSignOn } =
    configuration;
  return AccessModule.forRootAsync({
    imports: [DirectoryModule],
    inject: [Directory, WHISTLE_RULES, CLOCK],
    useFactory: async (directory: Directory, rules: RuleBook, clock: Clock) => ({
      tokenSecret: await secretOf(configuration),
      tokenTtlSeconds,
      secondFactorSecret: await secondFactorSecretOf(configuration),
      secondFactorRoles,
      singleSignOn,
      sessionIdleSeconds: sessions.idleSeconds,
      sessionSeconds: sessions.longestSeconds,
      displaySessionSeconds: sessions.displaySeconds,
      secureCookies: sessions.secureCookies,
      allowedOrigins: limits.sockets.origins,
      trustProxy,
      organisationName: async (id: string) => (await directory.current()).find(id)?.name,
      postsInRules: async () => postsNamedBy(await rules.current(), clock.now()),
      organisationKnown: async (id: string) => {
        const found = (await directory.current()).find(id);
        return found !== undefined && !found.retired;
      },
    }),
  });
}

function privacy({ stores }: Configuration): DynamicModule {
  const place = readKeys(process.env, stores);
  const logger = new Logger(PrivacyModule.name);
  const warn = (line: string) => logger.warn(line);
  return PrivacyModule.forRoot(() => retryUntilReachable(() => openKeyStore(place), { warn }));
}

/** Wires the stores, the bounded contexts and GraphQL. */
@Module({})
export class AppModule {
  static forRoot(configuration: Configuration): DynamicModule {
    const accessModule = access(configuration);
    return {
      module: AppModule,
      providers: [AuditedOperations],
      imports: [
        ObservabilityModule.forRoot('api'),
        InfrastructureModule.forRoot(configuration),
        CqrsModule.forRoot(),
        accessModule,
        ApiGraphQLModule.forRoot(accessModule, configuration),
        privacy(configuration),
        DirectoryModule,
        AdministrationModule,
        RulesModule,
        WhistleModule,
        AssessmentModule,
        InsightModule,
        JointMeetingModule,
        EvidenceModule.forRoot(
          () => openEvidenceStore(configuration.evidence.place),
          configuration.evidence.limits,
        ),
        AutomationsModule,
        ApiNoticesModule.forRoot(configuration),
        Open311Module.forRoot(
          configuration.open311File,
          configuration.limits.operations.writesPerMinute,
        ),
      ],
    };
  }
}
