/**
 * ESLint rule: no `/` on numbers. In endorsed code a quotient of numbers is a float; a quotient of bigints is an integer
 * with one meaning. The type decides, so bigint division passes.
 */

const { TypeFlags } = require('typescript');

/** @type {import('eslint').Rule.RuleModule} */
module.exports = {
  meta: {
    type: 'problem',
    docs: {
      description: 'Division of numbers makes floats; divide bigints and name the rounding.',
    },
    messages: {
      division: 'Division of numbers makes floats: divide bigints and name the rounding.',
    },
    schema: [],
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    const isBigint = (node) =>
      (services.getTypeAtLocation(node).flags & TypeFlags.BigIntLike) !== 0;
    const check = (node) => {
      if (!isBigint(node.left) || !isBigint(node.right)) {
        context.report({ node, messageId: 'division' });
      }
    };
    return {
      "BinaryExpression[operator='/']": check,
      "AssignmentExpression[operator='/=']": check,
    };
  },
};
