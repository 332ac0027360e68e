import { defineEntity, p } from '@mikro-orm/core';
import { GeometryType } from '../engine/geometry-type.ts';

export const PlanReviewEntity = defineEntity({
  name: 'PlanReview',
  tableName: 'plan_review',
  properties: {
    districtCode: p.string().primary(),
    id: p.string().primary(),
    planId: p.string(),
    revision: p.integer(),
    submittedAt: p.datetime(),
    submittedBy: p.string(),
    note: p.string().nullable(),
    withdrawnAt: p.datetime().nullable(),
    withdrawnBy: p.string().nullable(),
    withdrawReason: p.string().nullable(),
  },
});

export const ReviewSignatureEntity = defineEntity({
  name: 'ReviewSignature',
  tableName: 'review_signature',
  properties: {
    districtCode: p.string().primary(),
    reviewId: p.string().primary(),
    communityId: p.string().primary(),
    departmentId: p.string().primary(),
    approved: p.boolean(),
    accountId: p.string().nullable(),
    accountName: p.string(),
    at: p.datetime(),
    comment: p.string().nullable(),
  },
});

export const PlanCommentEntity = defineEntity({
  name: 'PlanComment',
  tableName: 'plan_comment',
  properties: {
    districtCode: p.string().primary(),
    id: p.string().primary(),
    planId: p.string(),
    kind: p.enum(['comment', 'objection']),
    text: p.string(),
    location: p.type(GeometryType),
    communityId: p.string(),
    gridCode: p.string().nullable(),
    revision: p.integer(),
    departmentId: p.string().nullable(),
    accountId: p.string().nullable(),
    accountName: p.string(),
    createdAt: p.datetime(),
    resolvedAt: p.datetime().nullable(),
    resolvedBy: p.string().nullable(),
  },
});

export const CommentAnswerEntity = defineEntity({
  name: 'CommentAnswer',
  tableName: 'comment_answer',
  properties: {
    districtCode: p.string().primary(),
    id: p.string().primary(),
    commentId: p.string(),
    text: p.string(),
    departmentId: p.string().nullable(),
    accountId: p.string().nullable(),
    accountName: p.string(),
    createdAt: p.datetime(),
  },
});
