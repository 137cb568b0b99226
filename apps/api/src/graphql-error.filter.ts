import { Catch, type ExceptionFilter } from '@nestjs/common';
import { GraphQLError } from 'graphql';

/** Passes intended refusals to the client unchanged: Nest would log each with its stack. */
@Catch(GraphQLError)
export class GraphQLErrorFilter implements ExceptionFilter<GraphQLError> {
  catch(error: GraphQLError): GraphQLError {
    return error;
  }
}
