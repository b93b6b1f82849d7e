-- What customers say of us, until each has a module of its own. A code that somebody defined already stays theirs.
INSERT INTO collect.behaviour_type (code, name_zh, name_en, properties) VALUES
    ('survey_answer', '问卷答案', 'Survey answer',
        '[{"code": "kind", "nameZh": "类型（nps、csat、ces）", "nameEn": "Kind (nps, csat, ces)", "type": "text"},
          {"code": "score", "nameZh": "分数", "nameEn": "Score", "type": "number"}]'),
    ('complaint', '投诉', 'Complaint',
        '[{"code": "topic", "nameZh": "主题", "nameEn": "Topic", "type": "text"},
          {"code": "resolved", "nameZh": "已解决", "nameEn": "Settled", "type": "boolean"}]'),
    ('referral', '推荐', 'Recommendation',
        '[{"code": "referred", "nameZh": "被推荐客户的编号", "nameEn": "Key of the customer recommended", "type": "text"}]')
ON CONFLICT (code) DO NOTHING;
